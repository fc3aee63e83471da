package dev.flotilla.app.monitor;

import dev.flotilla.app.base.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything the monitor knows at a moment; at most four new ones a second.
 *
 * @param at by the wall clock, {@code atNanos} by the monotonic one: ages of the reports are taken against the latter
 * @param own what this application itself heard; empty when it does not listen
 * @param listening the port on which it hears heartbeats; empty when it does not
 * @param counters datagrams and answers that were turned away, by reason
 * @param troubles of the monitor itself: a port that is taken, a disk that is full
 */
public record FleetHealth(
        Instant at,
        long atNanos,
        List<NodeHealth> nodes,
        Optional<NodeReport> own,
        Optional<Integer> listening,
        Map<String, Long> counters,
        List<Problem> troubles) {
    public static final FleetHealth NONE =
            new FleetHealth(Instant.EPOCH, 0, List.of(), Optional.empty(), Optional.empty(), Map.of(), List.of());

    public FleetHealth {
        nodes = List.copyOf(nodes);
        counters = java.util.Collections.unmodifiableMap(new TreeMap<>(counters));
        troubles = List.copyOf(troubles);
    }

    public Optional<NodeHealth> node(String name) {
        return nodes.stream().filter(n -> n.node().name().equals(name)).findFirst();
    }
}
