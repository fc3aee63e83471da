package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.find.EdgeFinder;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One forwarder for each sibling and host from which it is missed, with all the ports that are used there. */
final class Forwarders {
    private static final int LONGEST_NAME = 63;

    private record Spot(String sibling, String host) {}

    private final Stack stack;
    private final Set<String> names = new HashSet<>();

    private final boolean published;

    Forwarders(Stack stack, boolean published) {
        this.stack = stack;
        this.published = published;
        stack.services().forEach(s -> names.add(s.name()));
    }

    /** The names that forwarders for these edges would have. */
    Map<Edge, String> names(List<Edge> edges) {
        Map<Spot, String> bySpot = new LinkedHashMap<>();
        Map<Edge, String> all = new LinkedHashMap<>();
        for (Edge edge : edges) {
            all.put(edge, bySpot.computeIfAbsent(new Spot(edge.to(), edge.fromHost()), this::name));
        }
        return all;
    }

    private String name(Spot spot) {
        String host = spot.host().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String wanted = spot.sibling() + "-for-" + host;
        String base = wanted.length() > LONGEST_NAME - 3 ? wanted.substring(0, LONGEST_NAME - 3) : wanted;
        String name = base;
        for (char next = 'b'; !names.add(name) && next <= 'z'; next++) {
            name = base + "-" + next;
        }
        return name;
    }

    /** @param edges those for which a forwarder was chosen; ones whose target has no known address are left out */
    List<Forwarder> of(List<Edge> edges, Map<Edge, String> named, Openings openings, Map<String, List<Integer>> added) {
        Map<Spot, List<Edge>> bySpot = new LinkedHashMap<>();
        edges.forEach(e -> bySpot.computeIfAbsent(new Spot(e.to(), e.fromHost()), s -> new ArrayList<>())
                .add(e));
        List<Forwarder> all = new ArrayList<>();
        bySpot.forEach((spot, some) -> {
            Service sibling = stack.service(spot.sibling()).orElseThrow();
            Set<Integer> ports = new TreeSet<>();
            some.forEach(e -> ports.addAll(e.ports()));
            List<Forwarder.Line> lines = ports.stream()
                    .map(p -> new Forwarder.Line(
                            p, openings.targets(sibling, p, added.getOrDefault(spot.sibling(), List.of()))))
                    .filter(l -> !l.targets().isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                all.add(forwarder(
                        Optional.ofNullable(named.get(some.getFirst())).orElseThrow(), spot, some, sibling, lines));
            }
        });
        return all;
    }

    private Forwarder forwarder(String name, Spot spot, List<Edge> edges, Service sibling, List<Forwarder.Line> lines) {
        Set<String> networks = new TreeSet<>();
        edges.forEach(e ->
                networks.addAll(EdgeFinder.shared(stack, stack.service(e.from()).orElseThrow(), sibling)));
        return new Forwarder(
                name,
                spot.sibling(),
                spot.host(),
                edges.getFirst().toHosts(),
                List.copyOf(EdgeFinder.namesOf(sibling)),
                List.copyOf(networks),
                networks.stream().anyMatch(n -> !isInternal(stack, n)),
                lines,
                published);
    }

    static boolean isInternal(Stack stack, String network) {
        return Optional.ofNullable(stack.networks().get(network))
                .map(StackNetwork::internal)
                .orElse(false);
    }
}
