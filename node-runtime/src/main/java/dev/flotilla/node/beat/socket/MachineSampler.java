package dev.flotilla.node.beat.socket;

import com.sun.management.OperatingSystemMXBean;
import dev.flotilla.node.wire.MachineStats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures of the machine for heartbeats, taken at most every 15 s, as Mosaic nodes do. One thread uses it. */
final class MachineSampler {
    private static final Duration EVERY = Duration.ofSeconds(15);
    /** One for all nodes of this process. */
    private static final ProcessorLoad LOAD =
            new ProcessorLoad(MachineSampler::systemLoad, Duration.ofSeconds(10).toNanos());

    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private MachineStats last = MachineStats.NONE;

    MachineSampler(InstantSource clock) {
        this.clock = clock;
    }

    MachineStats stats() {
        Instant now = clock.instant();
        if (now.isAfter(next) && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            next = now.plus(EVERY);
            OptionalDouble cpu = LOAD.percent(System.nanoTime());
            double all = system.getTotalMemorySize();
            double free = system.getFreeMemorySize();
            last = new MachineStats(
                    OptionalLong.of(now.toEpochMilli()),
                    OptionalDouble.of(rounded(cpu.orElse(0))),
                    OptionalDouble.of(all > 0 ? rounded((all - free) * 100 / all) : 0),
                    disk());
        }
        return last;
    }

    private static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getCpuLoad()
                : -1;
    }

    private static Optional<MachineStats.Disk> disk() {
        try {
            FileStore root = Files.getFileStore(Path.of("/"));
            return Optional.of(new MachineStats.Disk(root.getTotalSpace(), root.getUsableSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
