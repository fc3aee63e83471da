package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a container talks to and who talks to it: by endpoints, which the planner wrote on containers as labels, and by
 * {@code depends_on} of the stack's file.
 */
record Relations(List<Relation> talksTo, List<Relation> usedBy) {
    static final Relations NONE = new Relations(List.of(), List.of());

    /**
     * One of them.
     *
     * @param item where a click goes; empty for a service of which no container is there
     * @param where the host's name
     * @param how the endpoint, the order of starting, or both
     */
    record Relation(Optional<Item> item, String name, Status status, String where, List<String> how) {
        Relation {
            how = List.copyOf(how);
        }
    }

    private record Placed(Host host, ObservedHost seen, RunningContainer container) {
        String service() {
            return container.label(Labels.SERVICE).orElse("");
        }

        String instance() {
            return container.label(Labels.INSTANCE).orElse(container.name());
        }
    }

    Relations {
        talksTo = List.copyOf(talksTo);
        usedBy = List.copyOf(usedBy);
    }

    /**
     * @param detail of the container, whose environment tells the endpoints that it really has
     * @param file of its stack
     */
    static Relations of(
            Fleet fleet,
            ObservedFleet observed,
            RunningContainer container,
            Optional<ContainerDetail> detail,
            Optional<Stack> file) {
        Optional<String> stack = container.label(Labels.STACK);
        Optional<String> service = container.label(Labels.SERVICE);
        if (stack.isEmpty() || service.isEmpty()) {
            return NONE;
        }
        List<Placed> siblings = siblings(fleet, observed, stack.get());
        Map<String, EnvValue> environment =
                detail.map(ContainerDetail::environment).orElse(Map.of());
        List<Relation> talksTo = new ArrayList<>();
        for (String wanted : wanted(container, service.get(), file)) {
            Optional<String> order = order(file, service.get(), wanted).map(o -> "starts " + o);
            List<Placed> there =
                    siblings.stream().filter(s -> s.service().equals(wanted)).toList();
            if (there.isEmpty()) {
                talksTo.add(new Relation(
                        Optional.empty(),
                        wanted,
                        Status.UNKNOWN,
                        "not there",
                        order.stream().toList()));
            }
            for (Placed provider : there) {
                talksTo.add(relation(provider, how(endpoint(provider, environment), order)));
            }
        }
        List<Relation> usedBy = new ArrayList<>();
        for (Placed sibling : siblings) {
            if (wanted(sibling.container(), sibling.service(), file).contains(service.get())
                    && !sibling.container().id().equals(container.id())) {
                Optional<String> order =
                        order(file, sibling.service(), service.get()).map(o -> "starts " + o);
                usedBy.add(relation(sibling, how(Optional.empty(), order)));
            }
        }
        return new Relations(talksTo, usedBy);
    }

    private static List<Placed> siblings(Fleet fleet, ObservedFleet observed, String stack) {
        List<Placed> all = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            seen.containers().stream()
                    .filter(c -> c.label(Labels.STACK).filter(stack::equals).isPresent())
                    .forEach(c -> all.add(new Placed(host, seen, c)));
        }
        all.sort(Comparator.comparing(Placed::instance));
        return all;
    }

    private static Set<String> wanted(RunningContainer container, String service, Optional<Stack> file) {
        Set<String> wanted = new LinkedHashSet<>();
        Arrays.stream(container.label(Labels.USES).orElse("").split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(wanted::add);
        service(file, service).ifPresent(s -> wanted.addAll(s.dependsOn().keySet()));
        return wanted;
    }

    private static Optional<Service> service(Optional<Stack> file, String name) {
        return file.flatMap(
                f -> f.services().stream().filter(s -> s.name().equals(name)).findFirst());
    }

    private static Optional<String> order(Optional<Stack> file, String consumer, String provider) {
        return service(file, consumer)
                .flatMap(s -> Optional.ofNullable(s.dependsOn().get(provider)))
                .map(when -> switch (when) {
                    case STARTED -> "after " + provider;
                    case HEALTHY -> "when " + provider + " is healthy";
                    case COMPLETED -> "when " + provider + " has done its work";
                });
    }

    private static Relation relation(Placed other, List<String> how) {
        HostId host = other.host().id();
        return new Relation(
                Optional.of(new Item.OfContainer(host, other.container().id())),
                other.instance(),
                StatusRules.of(other.seen(), other.container()),
                other.host().name(),
                how);
    }

    private static List<String> how(Optional<String> endpoint, Optional<String> order) {
        return java.util.stream.Stream.concat(endpoint.stream(), order.stream()).toList();
    }

    /** As the container has it in its environment, else as the provider publishes it. */
    private static Optional<String> endpoint(Placed provider, Map<String, EnvValue> environment) {
        String name = provider.service().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_ENDPOINT";
        EnvValue given = environment.get(name);
        if (given != null) {
            return Optional.of(name + "=" + given.shown());
        }
        return provider.container().ports().stream()
                .min(Comparator.comparingInt(PublishedPort::containerPort))
                .map(p -> "publishes " + address(provider.host(), p) + ":" + p.hostPort());
    }

    private static String address(Host host, PublishedPort port) {
        return AddressForm.isEverywhere(port.hostIp()) ? host.reachableAddress() : port.hostIp();
    }
}
