package dev.flotilla.app.monitor;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What only the metrics page of a node of ours tells: how its rounds of agreement ended, what it turned away and why, how
 * much it works. Counts are since its start.
 *
 * @param rounds of a coordinator, by their end: {@code commit} or {@code abort}
 * @param rejected by what it was and why: {@code control bad_seal}, {@code http too_long}, {@code agreement not_coordinator}
 * @param busySeconds spent in its handlers; of nodes that share a process each has its own
 * @param logStalled whether its log cannot be written, so that it takes part in no round
 * @param unsent control frames for peers that were not connected
 */
public record NodeMetrics(
        long atNanos,
        Map<String, Long> rounds,
        Map<String, Long> rejected,
        OptionalDouble busySeconds,
        boolean logStalled,
        long unsent) {
    public NodeMetrics {
        rounds = Collections.unmodifiableMap(new TreeMap<>(rounds));
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    }

    /** Of all kinds together. */
    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
