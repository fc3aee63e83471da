package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.find.EdgeFinder;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was chosen when a file was split before, as far as the file tells: whose texts name an address since then. */
public final class Earlier {
    private Earlier() {}

    /**
     * @param original the stack before it was split
     * @param now the stack as the split file says it
     */
    public static Map<Edge.Key, Choice> choices(Stack original, Stack now, Layout layout) {
        Set<Edge.Key> named = new HashSet<>();
        edges(now, layout).stream().filter(e -> !e.isDependencyOnly()).forEach(e -> named.add(e.key()));
        Map<Edge.Key, Choice> choices = new HashMap<>();
        edges(original, layout).stream()
                .filter(e -> !e.isDependencyOnly() && !named.contains(e.key()))
                .filter(e ->
                        now.service(e.from()).isPresent() && now.service(e.to()).isPresent())
                .forEach(e -> choices.put(e.key(), Choice.ENDPOINT));
        return choices;
    }

    /** Whether the split file says where services go, which the original does not. */
    public static boolean placesInFile(Stack original, Stack now) {
        return original.services().stream().anyMatch(s -> {
            Optional<String> then = now.service(s.name()).flatMap(Earlier::host);
            return then.isPresent() && !then.equals(host(s));
        });
    }

    private static Optional<String> host(Service service) {
        return service.constraint().targetHost();
    }

    /** Forwarders are in no layout, so that they hide no edge. */
    private static List<Edge> edges(Stack stack, Layout layout) {
        return EdgeFinder.of(stack, layout, (s, k, n) -> Optional.empty());
    }
}
