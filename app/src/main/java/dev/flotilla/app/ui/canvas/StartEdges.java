package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who starts after whom, as the stack files say. */
final class StartEdges {
    private record Service(String stack, String name) {}

    private StartEdges() {}

    static List<MapEdge> of(Fleet fleet, ObservedFleet observed, Map<String, StartOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        Map<Service, List<Item.OfContainer>> there = new HashMap<>();
        for (Host host : fleet.hosts()) {
            for (RunningContainer c : observed.host(host.id()).containers()) {
                if (c.label(Labels.STACK).isPresent() && c.label(Labels.SERVICE).isPresent()) {
                    Service service = new Service(
                            c.label(Labels.STACK).get(), c.label(Labels.SERVICE).get());
                    there.computeIfAbsent(service, s -> new ArrayList<>()).add(new Item.OfContainer(host.id(), c.id()));
                }
            }
        }
        List<MapEdge> edges = new ArrayList<>();
        orders.forEach((stack, order) -> order.waits()
                .forEach((service, needs) -> needs.forEach((need, until) -> {
                    for (Item.OfContainer from : there.getOrDefault(new Service(stack, service), List.of())) {
                        for (Item.OfContainer to : there.getOrDefault(new Service(stack, need), List.of())) {
                            edges.add(new MapEdge.StartOrder(from, to, until));
                        }
                    }
                })));
        return edges;
    }

    /** From 1; 0 where nothing is known or shown. */
    static int wave(RunningContainer c, Map<String, StartOrder> orders) {
        StartOrder order = orders.get(c.label(Labels.STACK).orElse(""));
        return order == null
                ? 0
                : order.waves().getOrDefault(c.label(Labels.SERVICE).orElse(""), 0);
    }
}
