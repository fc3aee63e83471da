package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.monitor.NodeReport;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the listener can say of itself at a moment.
 *
 * @param report what this application heard; empty before the first was made
 * @param counters datagrams that did not count, by reason, since this listening began
 * @param taken heartbeats of watched nodes
 */
public record Hearing(Optional<NodeReport> report, Map<String, Long> counters, long taken) {
    public static final Hearing NOTHING = new Hearing(Optional.empty(), Map.of(), 0);

    public Hearing {
        counters = java.util.Collections.unmodifiableMap(new TreeMap<>(counters));
    }
}
