package dev.flotilla.app.monitor;

import dev.flotilla.app.base.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything the monitor knows at a moment; at most four new ones a second.
 *
 * @param at by the wall clock, {@code atNanos} by the monotonic one: ages of the reports are taken against the latter
 * @param own what this application itself heard; empty when it does not listen
 * @param earlier of each node that was asked, and of {@link #THIS_APP}, some reports of the last minutes, the oldest first, all of its
 *     present start: what was counted since then is what two differ by; {@code matrix} has what collects them
 * @param addresses of this computer, under which others send to it as far as it can tell
 * @param listening the port on which it hears heartbeats; empty when it does not
 * @param counters datagrams and answers that were turned away, by reason
 * @param troubles of the monitor itself: a port that is taken, a disk that is full
 */
public record FleetHealth(
        Instant at,
        long atNanos,
        List<NodeHealth> nodes,
        Optional<NodeReport> own,
        Map<String, List<NodeReport>> earlier,
        Set<String> addresses,
        Optional<Integer> listening,
        Map<String, Long> counters,
        List<Problem> troubles) {
    /** The name of what this application hears, among those of nodes. */
    public static final String THIS_APP = "this app";

    private static final Duration OLD = Duration.ofSeconds(15);

    public static final FleetHealth NONE =
            new FleetHealth(Instant.EPOCH, 0, List.of(), Optional.empty(), Optional.empty(), Map.of(), List.of());

    public FleetHealth {
        nodes = List.copyOf(nodes);
        earlier = Map.copyOf(earlier);
        addresses = Set.copyOf(addresses);
        counters = java.util.Collections.unmodifiableMap(new TreeMap<>(counters));
        troubles = List.copyOf(troubles);
    }

    /** Where nobody asked for this computer's addresses. */
    public FleetHealth(
            Instant at,
            long atNanos,
            List<NodeHealth> nodes,
            Optional<NodeReport> own,
            Map<String, List<NodeReport>> earlier,
            Optional<Integer> listening,
            Map<String, Long> counters,
            List<Problem> troubles) {
        this(at, atNanos, nodes, own, earlier, Set.of(), listening, counters, troubles);
    }

    /** Without earlier reports: counts are since each node's start. */
    public FleetHealth(
            Instant at,
            long atNanos,
            List<NodeHealth> nodes,
            Optional<NodeReport> own,
            Optional<Integer> listening,
            Map<String, Long> counters,
            List<Problem> troubles) {
        this(at, atNanos, nodes, own, Map.of(), Set.of(), listening, counters, troubles);
    }

    /** Whether the monitor has stood still for so long that this says nothing of now: of a moment before it is news. */
    public boolean isOld(Instant now) {
        return Duration.between(at, now).compareTo(OLD) > 0;
    }

    public Optional<NodeHealth> node(String name) {
        return nodes.stream().filter(n -> n.node().name().equals(name)).findFirst();
    }
}
