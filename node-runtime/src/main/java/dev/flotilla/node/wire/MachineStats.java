package dev.flotilla.node.wire;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a node tells of its machine; each figure may be missing.
 *
 * @param timestampMs when it was taken, by the sender's clock
 * @param cpuPercent 0-100 over all cores
 * @param ramPercent in use, 0-100
 * @param disk the one its root lies on; only sent, not read
 */
public record MachineStats(
        OptionalLong timestampMs, OptionalDouble cpuPercent, OptionalDouble ramPercent, Optional<Disk> disk) {
    public static final MachineStats NONE =
            new MachineStats(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public MachineStats(OptionalLong timestampMs, OptionalDouble cpuPercent, OptionalDouble ramPercent) {
        this(timestampMs, cpuPercent, ramPercent, Optional.empty());
    }

    /** In bytes. */
    public record Disk(long total, long free) {}
}
