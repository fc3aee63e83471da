package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who talks to whom, by the labels that the planner wrote on the containers. */
final class EndpointEdges {
    private EndpointEdges() {}

    private record Placed(Host host, RunningContainer container, Status status, boolean silent) {
        Item.OfContainer item() {
            return new Item.OfContainer(host.id(), container.id());
        }
    }

    static List<MapEdge> of(Fleet fleet, ObservedFleet observed) {
        Map<String, List<Placed>> providers = new HashMap<>();
        List<Placed> consumers = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            for (RunningContainer c : observed.host(host.id()).containers()) {
                Placed placed = new Placed(
                        host,
                        c,
                        StatusRules.of(observed.host(host.id()), c),
                        observed.host(host.id()).reach() instanceof Reach.Silent);
                if (c.label(Labels.STACK).isPresent() && c.label(Labels.SERVICE).isPresent()) {
                    String key = c.label(Labels.STACK).get() + "/"
                            + c.label(Labels.SERVICE).get();
                    providers.computeIfAbsent(key, k -> new ArrayList<>()).add(placed);
                }
                if (c.label(Labels.USES).isPresent()) {
                    consumers.add(placed);
                }
            }
        }
        List<MapEdge> edges = new ArrayList<>();
        for (Placed consumer : consumers) {
            String stack = consumer.container().label(Labels.STACK).orElse("");
            Arrays.stream(consumer.container().label(Labels.USES).orElse("").split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(service -> providers
                            .getOrDefault(stack + "/" + service, List.of())
                            .forEach(provider -> edges.add(edge(consumer, service, provider))));
        }
        return edges;
    }

    private static MapEdge edge(Placed consumer, String service, Placed provider) {
        boolean gone = provider.silent() || provider.status() == Status.DOWN || provider.status() == Status.OFFLINE;
        String label = gone
                ? service + " "
                        + (provider.silent() ? "gone" : provider.status().lowerWord())
                : endpoint(service, provider);
        return new MapEdge.Endpoint(consumer.item(), provider.item(), label, gone);
    }

    private static String endpoint(String service, Placed provider) {
        Optional<PublishedPort> port =
                provider.container().ports().stream().min(Comparator.comparingInt(PublishedPort::containerPort));
        String name = service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_ENDPOINT";
        return port.map(p -> name + "=" + address(provider.host(), p) + ":" + p.hostPort())
                .orElse(service);
    }

    private static String address(Host host, PublishedPort port) {
        return AddressForm.isEverywhere(port.hostIp()) ? host.reachableAddress() : port.hostIp();
    }
}
