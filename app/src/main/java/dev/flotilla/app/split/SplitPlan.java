package dev.flotilla.app.split;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What parting a stack breaks, what may be done, and what the choices make of its file.
 *
 * @param ways of each edge's key, in the order of {@link Choice}
 * @param chosen one of the ways of each key
 * @param text the file as it would be; empty as long as a notice blocks
 */
public record SplitPlan(
        List<Edge> edges,
        SortedMap<Edge.Key, List<Way>> ways,
        SortedMap<Edge.Key, Choice> chosen,
        List<Forwarder> forwarders,
        List<Opening> openings,
        List<Notice> notices,
        Optional<String> text) {
    public SplitPlan {
        edges = List.copyOf(edges);
        ways = Collections.unmodifiableSortedMap(new TreeMap<>(ways));
        chosen = Collections.unmodifiableSortedMap(new TreeMap<>(chosen));
        forwarders = List.copyOf(forwarders);
        openings = List.copyOf(openings);
        notices = List.copyOf(notices);
    }

    public Choice chosen(Edge edge) {
        return Optional.ofNullable(chosen.get(edge.key())).orElse(Choice.LEAVE);
    }

    public List<Way> ways(Edge edge) {
        return Optional.ofNullable(ways.get(edge.key())).orElse(List.of());
    }

    public Optional<Way> way(Edge edge, Choice choice) {
        return ways(edge).stream().filter(w -> w.choice() == choice).findFirst();
    }
}
