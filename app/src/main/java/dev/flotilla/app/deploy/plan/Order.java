package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Services in waves: each comes one wave after the last of those it depends on. */
final class Order {
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, Integer> levels = new HashMap<>();

    Order(Stack stack) {
        stack.dependencies().forEach((service, on) -> needs.put(service, new TreeSet<>(on)));
        for (Service service : stack.services()) {
            if (service.networkMode() instanceof NetworkMode.OfService(String other)) {
                needs.computeIfAbsent(service.name(), s -> new TreeSet<>()).add(other);
            }
        }
        stack.services().forEach(s -> level(s.name(), stack.services().size()));
    }

    /** From 1. */
    int level(String service) {
        return levels.getOrDefault(service, 1);
    }

    Set<String> needs(String service) {
        return needs.getOrDefault(service, Set.of());
    }

    /** By level, then as in the file. */
    List<Decision> sorted(List<Decision> decisions) {
        List<Decision> sorted = new ArrayList<>(decisions);
        sorted.sort(Comparator.comparingInt(d -> level(d.site().service().name())));
        return sorted;
    }

    /** @param depth a limit that only a circle would reach; readers refuse circles */
    private int level(String service, int depth) {
        Integer known = levels.get(service);
        if (known != null || depth < 0) {
            return known == null ? 1 : known;
        }
        int level = 1;
        for (String need : needs(service)) {
            level = Math.max(level, level(need, depth - 1) + 1);
        }
        levels.put(service, level);
        return level;
    }
}
