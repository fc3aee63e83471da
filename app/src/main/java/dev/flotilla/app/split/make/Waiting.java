package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who waits for whom once there are forwarders: the sibling first, then its forwarder, then the consumers. Where two
 * use each other that would go round in a circle; there the later ones do not wait.
 */
final class Waiting {
    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Map<String, List<String>> ofConsumers = new LinkedHashMap<>();

    Waiting(Stack stack, List<Forwarder> forwarders, List<Edge> edges) {
        stack.dependencies().forEach((service, on) -> needs.put(service, new TreeSet<>(on)));
        for (Forwarder forwarder : forwarders) {
            add(forwarder.name(), forwarder.sibling());
            for (Edge edge : edges) {
                boolean uses =
                        edge.to().equals(forwarder.sibling()) && edge.fromHost().equals(forwarder.host());
                if (uses && add(edge.from(), forwarder.name())) {
                    ofConsumers
                            .computeIfAbsent(edge.from(), s -> new ArrayList<>())
                            .add(forwarder.name());
                }
            }
        }
    }

    /** Services to the forwarders for which they wait. */
    Map<String, List<String>> ofConsumers() {
        return ofConsumers;
    }

    /** What a forwarder waits for, with the condition as compose writes it. */
    Map<String, String> of(Forwarder forwarder, Stack stack) {
        if (!needs.getOrDefault(forwarder.name(), Set.of()).contains(forwarder.sibling())) {
            return Map.of();
        }
        boolean checked = stack.service(forwarder.sibling())
                .flatMap(Service::healthCheck)
                .filter(check -> !check.isOff())
                .isPresent();
        return Map.of(forwarder.sibling(), checked ? "service_healthy" : "service_started");
    }

    private boolean add(String who, String what) {
        if (reaches(what, who)) {
            return false;
        }
        needs.computeIfAbsent(who, s -> new TreeSet<>()).add(what);
        return true;
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            String at = next.pop();
            if (at.equals(to)) {
                return true;
            }
            needs.getOrDefault(at, Set.of()).stream().filter(seen::add).forEach(next::push);
        }
        return false;
    }
}
