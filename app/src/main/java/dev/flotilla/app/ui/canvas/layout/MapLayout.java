package dev.flotilla.app.ui.canvas.layout;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapGroup;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The map with a place for everything. Immutable.
 *
 * @param bounds around all regions
 */
public record MapLayout(
        FleetMap map,
        List<PlacedRegion> regions,
        List<PlacedHost> hosts,
        Map<Item, Box> boxes,
        List<RoutedEdge> edges,
        GridIndex<PlacedHost> hostIndex,
        GridIndex<RoutedEdge> edgeIndex,
        Box bounds) {
    public static final MapLayout EMPTY = of(FleetMap.EMPTY);
    private static final double CELL = 400;

    public record PlacedRegion(MapRegion region, Box box) {}

    public record PlacedHost(MapHost host, Box box) {}

    public static MapLayout of(FleetMap map) {
        return of(map, Optional.empty());
    }

    /** Finding ways is most of the work, so they are taken over from the layout before where nothing moved. */
    public static MapLayout of(FleetMap map, Optional<MapLayout> before) {
        Map<HostId, Spot> spots = Arrangement.place(map);
        List<PlacedRegion> regions = new ArrayList<>();
        List<PlacedHost> hosts = new ArrayList<>();
        Map<Item, Box> boxes = new LinkedHashMap<>();
        for (MapRegion region : map.regions()) {
            Optional<Box> around = Optional.empty();
            for (MapHost host : region.hosts()) {
                Spot spot = spots.getOrDefault(host.id(), new Spot(0, 0));
                Box card =
                        new Box(Math.rint(spot.x()), Math.rint(spot.y()), CardMetrics.WIDTH, CardMetrics.height(host));
                hosts.add(new PlacedHost(host, card));
                boxes.put(host.item(), card);
                rows(host, card, boxes);
                around = Optional.of(around.map(a -> a.union(card)).orElse(card));
            }
            around.ifPresent(a -> regions.add(new PlacedRegion(
                    region,
                    Box.between(
                            a.x() - Arrangement.REGION_SIDE,
                            a.y() - Arrangement.REGION_TOP,
                            a.right() + Arrangement.REGION_SIDE,
                            a.bottom() + Arrangement.REGION_SIDE))));
        }
        List<RoutedEdge> edges = before.filter(b -> b.boxes().equals(boxes) && EdgeRouter.joinsTheSame(map, b.edges()))
                .map(b -> EdgeRouter.reuse(map, b.edges()))
                .orElseGet(() -> EdgeRouter.route(map, hosts, boxes));
        Box bounds = regions.stream().map(PlacedRegion::box).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
        GridIndex<PlacedHost> hostIndex = new GridIndex<>(CELL);
        hosts.forEach(h -> hostIndex.add(h.box(), h));
        GridIndex<RoutedEdge> edgeIndex = new GridIndex<>(CELL);
        edges.forEach(e -> edgeIndex.add(e.bounds(), e));
        return new MapLayout(map, regions, hosts, boxes, edges, hostIndex, edgeIndex, bounds);
    }

    private static void rows(MapHost host, Box card, Map<Item, Box> boxes) {
        double y = card.y() + CardMetrics.GROUPS_FROM;
        for (MapGroup group : host.groups()) {
            double rowTop = y + CardMetrics.GROUP_HEAD;
            for (MapRow row : group.rows()) {
                boxes.put(
                        row.item(),
                        new Box(
                                card.x() + CardMetrics.GROUP_INSET,
                                rowTop,
                                card.w() - 2 * CardMetrics.GROUP_INSET,
                                CardMetrics.ROW));
                rowTop += CardMetrics.ROW;
            }
            y += CardMetrics.groupHeight(group) + CardMetrics.GROUP_GAP;
        }
    }

    public Optional<Box> box(Item item) {
        return Optional.ofNullable(boxes.get(item));
    }

    /** What lies at a point: a container before its host; the host drawn last first. */
    public Optional<Item> at(double x, double y) {
        List<PlacedHost> hit = hostIndex.meeting(new Box(x, y, 1, 1)).stream()
                .filter(h -> h.box().contains(x, y))
                .toList();
        if (hit.isEmpty()) {
            return Optional.empty();
        }
        PlacedHost top = hit.getLast();
        for (MapRow row : top.host().rows()) {
            Box box = boxes.get(row.item());
            if (box != null && box.contains(x, y)) {
                return Optional.of(row.item());
            }
        }
        return Optional.of(top.host().item());
    }

    /** Hosts whose cards meet a rectangle. */
    public List<Item> hostsMeeting(Box area) {
        return hostIndex.meeting(area).stream()
                .filter(h -> h.box().meets(area))
                .map(h -> (Item) h.host().item())
                .toList();
    }

    /** Containers whose rows meet a rectangle. */
    public List<Item> rowsMeeting(Box area) {
        return hostIndex.meeting(area).stream()
                .flatMap(h -> h.host().rows().stream())
                .map(row -> (Item) row.item())
                .filter(item -> box(item).filter(area::meets).isPresent())
                .toList();
    }

    /** The network group at a point; empty outside of any. */
    public Optional<String> networkAt(double x, double y) {
        for (PlacedHost placed : hostIndex.meeting(new Box(x, y, 1, 1))) {
            if (!placed.box().contains(x, y)) {
                continue;
            }
            double top = placed.box().y() + CardMetrics.GROUPS_FROM;
            for (MapGroup group : placed.host().groups()) {
                double height = CardMetrics.groupHeight(group);
                if (y >= top && y < top + CardMetrics.GROUP_HEAD) {
                    return Optional.of(group.network());
                }
                top += height + CardMetrics.GROUP_GAP;
            }
        }
        return Optional.empty();
    }
}
