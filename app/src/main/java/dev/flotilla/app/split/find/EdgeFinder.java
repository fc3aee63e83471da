package dev.flotilla.app.split.find;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Mention;
import dev.flotilla.app.stack.HostWords;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the edges of a stack that break in a layout. */
public final class EdgeFinder {
    /** Tells where something stands in the file; {@code name} is that of a variable or of the service depended on. */
    @FunctionalInterface
    public interface Places {
        Optional<Place> of(String service, Mention.Kind kind, String name);
    }

    private record Use(Mention mention, List<Integer> ports) {}

    private final Stack stack;
    private final Layout layout;
    private final Places places;

    private EdgeFinder(Stack stack, Layout layout, Places places) {
        this.stack = stack;
        this.layout = layout;
        this.places = places;
    }

    /** In the order of the consumers in the file, then of their hosts. */
    public static List<Edge> of(Stack stack, Layout layout, Places places) {
        EdgeFinder finder = new EdgeFinder(stack, layout, places);
        List<Edge> edges = new ArrayList<>();
        for (Service service : stack.services()) {
            if (service.standsInFor().isEmpty() && resolves(service)) {
                finder.from(service, edges);
            }
        }
        return edges;
    }

    /** The names to which a service answers on its networks, each to the service. */
    public static Map<String, String> names(Stack stack) {
        Map<String, String> names = new HashMap<>();
        List<Service> named =
                stack.services().stream().filter(s -> s.standsInFor().isEmpty()).toList();
        for (Service service : named) {
            namesOf(service).forEach(name -> names.put(name, service.name()));
        }
        named.forEach(s -> names.put(s.name(), s.name()));
        return names;
    }

    /** Its own first. */
    public static Set<String> namesOf(Service service) {
        Set<String> names = new LinkedHashSet<>(Set.of(service.name()));
        service.containerName().ifPresent(names::add);
        service.networks().values().forEach(names::addAll);
        return names;
    }

    /** The networks that two services share, by the file's names; those of a service whose network one uses are its own. */
    public static Set<String> shared(Stack stack, Service one, Service other) {
        Set<String> shared = new TreeSet<>(networks(stack, one));
        shared.retainAll(networks(stack, other));
        return shared;
    }

    private static Set<String> networks(Stack stack, Service service) {
        return switch (service.networkMode()) {
            case NetworkMode.Bridge bridge ->
                service.networks().isEmpty()
                        ? Set.of("default")
                        : service.networks().keySet();
            case NetworkMode.OfService(String owner) ->
                stack.service(owner)
                        .filter(o -> o.networkMode() instanceof NetworkMode.Bridge)
                        .map(o -> networks(stack, o))
                        .orElse(Set.of());
            case NetworkMode.HostMode host -> Set.of();
            case NetworkMode.None none -> Set.of();
        };
    }

    private static boolean resolves(Service service) {
        return service.networkMode() instanceof NetworkMode.Bridge
                || service.networkMode() instanceof NetworkMode.OfService;
    }

    private void from(Service service, List<Edge> edges) {
        Map<String, List<Use>> uses = uses(service);
        uses.forEach((to, all) -> {
            Service target = stack.service(to).orElseThrow();
            boolean reachable = target.networkMode() instanceof NetworkMode.Bridge
                    && !shared(stack, service, target).isEmpty();
            if (!reachable || layout.of(to).isEmpty()) {
                return;
            }
            for (String host : layout.of(service.name())) {
                if (!layout.of(to).contains(host) && !standsIn(to, host)) {
                    edges.add(new Edge(
                            service.name(),
                            to,
                            host,
                            List.copyOf(layout.of(to)),
                            all.stream()
                                    .flatMap(u -> u.ports().stream())
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            all.stream().map(Use::mention).toList()));
                }
            }
        });
    }

    private boolean standsIn(String to, String host) {
        return stack.services().stream()
                .anyMatch(s -> s.standsInFor().filter(to::equals).isPresent()
                        && layout.of(s.name()).contains(host));
    }

    private Map<String, List<Use>> uses(Service service) {
        Map<String, String> names = names(stack);
        names.values().removeIf(service.name()::equals);
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        service.environment().forEach((variable, value) -> {
            String text = value.reveal();
            for (HostWords.Hit hit : HostWords.in(text, HostWords.holdsHosts(variable), names)) {
                add(service, Mention.Kind.ENVIRONMENT, variable, text, hit, uses);
            }
        });
        words(service, Mention.Kind.COMMAND, service.command().orElse(List.of()), names, uses);
        words(service, Mention.Kind.ENTRYPOINT, service.entrypoint().orElse(List.of()), names, uses);
        words(
                service,
                Mention.Kind.HEALTH_CHECK,
                service.healthCheck().map(h -> h.test()).orElse(List.of()),
                names,
                uses);
        for (String needed : service.dependsOn().keySet()) {
            if (stack.service(needed).filter(s -> s.standsInFor().isEmpty()).isPresent()) {
                List<Use> all = uses.computeIfAbsent(needed, k -> new ArrayList<>());
                Mention mention =
                        new Mention(Mention.Kind.DEPENDENCY, "", "", place(service, Mention.Kind.DEPENDENCY, needed));
                // A text says which ports are used; without one all that are known may be.
                List<Integer> ports =
                        all.isEmpty() ? KnownPorts.of(stack.service(needed).orElseThrow()) : List.of();
                all.add(new Use(mention, ports));
            }
        }
        return uses;
    }

    private void words(
            Service service,
            Mention.Kind kind,
            List<String> words,
            Map<String, String> names,
            Map<String, List<Use>> uses) {
        String before = "";
        for (String word : words) {
            for (HostWords.Hit hit : HostWords.in(word, HostWords.wantsHost(before), names)) {
                add(service, kind, "", word, hit, uses);
            }
            before = word;
        }
    }

    private void add(
            Service service,
            Mention.Kind kind,
            String variable,
            String text,
            HostWords.Hit hit,
            Map<String, List<Use>> uses) {
        Service target = stack.service(hit.name()).orElseThrow();
        List<Integer> ports = HitPorts.of(service, variable, text, hit, target);
        Mention mention = new Mention(kind, variable, Masked.of(variable, text), place(service, kind, variable));
        List<Use> all = uses.computeIfAbsent(hit.name(), k -> new ArrayList<>());
        Optional<Use> same =
                all.stream().filter(u -> u.mention().equals(mention)).findFirst();
        same.ifPresent(all::remove);
        Set<Integer> both = new LinkedHashSet<>(same.map(Use::ports).orElse(Collections.emptyList()));
        both.addAll(ports);
        all.add(new Use(mention, List.copyOf(both)));
    }

    private Place place(Service service, Mention.Kind kind, String name) {
        return places.of(service.name(), kind, name).orElse(service.where());
    }
}
