package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that the canvas and the tree show: one immutable value. */
public record FleetMap(List<MapRegion> regions, List<MapEdge> edges) {
    public static final FleetMap EMPTY = new FleetMap(List.of(), List.of());

    public FleetMap {
        regions = List.copyOf(regions);
        edges = List.copyOf(edges);
    }

    public List<MapHost> hosts() {
        return regions.stream().flatMap(r -> r.hosts().stream()).toList();
    }

    public Optional<MapHost> host(HostId id) {
        return regions.stream()
                .flatMap(r -> r.hosts().stream())
                .filter(h -> h.id().equals(id))
                .findFirst();
    }

    public Optional<MapRow> row(Item.OfContainer item) {
        return host(item.host())
                .flatMap(h -> h.groups().stream()
                        .flatMap(g -> g.rows().stream())
                        .filter(r -> r.item().equals(item))
                        .findFirst());
    }

    /** Hosts and their containers as the tree lists them, which is also the order of Tab. */
    public List<Item> inTreeOrder() {
        List<Item> items = new ArrayList<>();
        for (MapHost host : hosts()) {
            items.add(host.item());
            host.rows().forEach(row -> items.add(row.item()));
        }
        return items;
    }

    /** What a screen reader says of the canvas. */
    public String sentence() {
        long down = hosts().stream().filter(h -> h.status() == Status.DOWN).count();
        return "Fleet map, " + Amounts.count(hosts().size(), "host", "hosts") + (down == 0 ? "" : ", " + down + " down")
                + "; use the tree to walk it";
    }

    /** What a screen reader says of one item; empty when it has gone. */
    public String sentence(Item item) {
        return switch (item) {
            case Item.OfHost(HostId id) -> host(id).map(MapHost::sentence).orElse("");
            case Item.OfContainer container ->
                row(container)
                        .map(r -> r.sentence(
                                host(container.host()).map(MapHost::name).orElse("")))
                        .orElse("");
        };
    }
}
