package dev.flotilla.app.ui.canvas.layout;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapEdge;
import dev.flotilla.app.ui.kit.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the way of every edge: round the cards, in lanes, with small offsets where several leave one row. */
final class EdgeRouter {
    private static final double PORT_STEP = 5;
    private static final double MOST_PORT_OFFSET = 9;
    private static final double LOOP_FROM = 9;
    private static final double LOOP_STEP = 4;
    private static final double BEAT_LANE = 2.5;
    /** More edges than this are left out, the longest first; the canvas says so. */
    static final int MOST_EDGES = 2_000;

    private final Map<Item, Box> boxes;
    private final Map<HostId, Box> cards = new LinkedHashMap<>();
    private final ChannelGrid grid;
    private final Map<MapEdge, double[][]> ways = new LinkedHashMap<>();
    private final Map<HostId, Integer> loops = new HashMap<>();

    private EdgeRouter(List<MapLayout.PlacedHost> hosts, Map<Item, Box> boxes) {
        this.boxes = boxes;
        hosts.forEach(h -> cards.put(h.host().id(), h.box()));
        this.grid = new ChannelGrid(cards.values());
    }

    /** The ways of before with the edges of now, where nothing moved and the same things are joined. */
    static List<RoutedEdge> reuse(FleetMap map, List<RoutedEdge> before) {
        List<RoutedEdge> again = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            RoutedEdge old = before.get(i);
            again.add(new RoutedEdge(map.edges().get(i), old.xs(), old.ys(), old.lane(), old.bounds(), old.length()));
        }
        return again;
    }

    /** Whether the edges join the same things in the same order as those that were routed. */
    static boolean joinsTheSame(FleetMap map, List<RoutedEdge> before) {
        if (map.edges().size() != before.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            MapEdge was = before.get(i).edge();
            MapEdge is = map.edges().get(i);
            if (was.getClass() != is.getClass()
                    || !was.from().equals(is.from())
                    || !was.to().equals(is.to())) {
                return false;
            }
        }
        return true;
    }

    static List<RoutedEdge> route(FleetMap map, List<MapLayout.PlacedHost> hosts, Map<Item, Box> boxes) {
        if (map.edges().isEmpty()) {
            return List.of();
        }
        EdgeRouter router = new EdgeRouter(hosts, boxes);
        map.edges().stream().limit(MOST_EDGES).forEach(router::find);
        router.separate();
        List<RoutedEdge> routed = new ArrayList<>();
        router.ways.forEach((edge, way) ->
                routed.add(RoutedEdge.of(edge, way[0], way[1], edge instanceof MapEdge.Beats ? BEAT_LANE : 0)));
        return routed;
    }

    private void find(MapEdge edge) {
        Optional<Box> fromRow = Optional.ofNullable(boxes.get(edge.from()));
        Optional<Box> toRow = Optional.ofNullable(boxes.get(edge.to()));
        Optional<Box> fromCard = Optional.ofNullable(cards.get(edge.from().host()));
        Optional<Box> toCard = Optional.ofNullable(cards.get(edge.to().host()));
        if (fromRow.isEmpty() || toRow.isEmpty() || fromCard.isEmpty() || toCard.isEmpty()) {
            return;
        }
        double fromY = fromRow.get().middleY();
        double toY = toRow.get().middleY();
        if (edge.staysOnHost()) {
            ways.put(edge, loop(edge, fromCard.get(), fromY, toY));
        } else {
            ways.put(
                    edge,
                    grid.way(fromCard.get(), fromY, toCard.get(), toY)
                            .orElseGet(() -> across(fromCard.get(), fromY, toCard.get(), toY)));
        }
    }

    /** From a row to another of the same card, along its left side. */
    private double[][] loop(MapEdge edge, Box card, double fromY, double toY) {
        int lane = loops.merge(edge.from().host(), 1, Integer::sum) - 1;
        double x = card.x() - LOOP_FROM - lane % 3 * LOOP_STEP;
        return new double[][] {{card.x(), x, x, card.x()}, {fromY, fromY, toY, toY}};
    }

    /** Where cards lie on each other and no way is free: straight over. */
    private static double[][] across(Box from, double fromY, Box to, double toY) {
        boolean rightwards = to.middleX() >= from.middleX();
        double x1 = rightwards ? from.right() : from.x();
        double x2 = rightwards ? to.x() : to.right();
        double middle = (x1 + x2) / 2;
        return new double[][] {{x1, middle, middle, x2}, {fromY, fromY, toY, toY}};
    }

    private void separate() {
        Lanes lanes = new Lanes(grid);
        ways.forEach((edge, way) -> {
            if (!edge.staysOnHost()) {
                lanes.add(way);
            }
        });
        lanes.spread();
        Map<String, Integer> ports = new HashMap<>();
        ways.forEach((edge, way) -> {
            int last = way[0].length - 1;
            offsetPort(way, 0, 1, port(ports, edge.from(), way[0][0]));
            offsetPort(way, last, last - 1, port(ports, edge.to(), way[0][last]));
        });
    }

    /** 0, 5, -5, then again: the offset of the next edge at this side of a row. */
    private static double port(Map<String, Integer> ports, Item.OfContainer item, double x) {
        int nth = ports.merge(item.host().value() + item.container().value() + x, 1, Integer::sum) - 1;
        int size = (nth % 4 + 1) / 2;
        double offset = size * PORT_STEP * (nth % 2 == 1 ? 1 : -1);
        return Math.clamp(offset, -MOST_PORT_OFFSET, MOST_PORT_OFFSET);
    }

    private static void offsetPort(double[][] way, int end, int next, double by) {
        double[] ys = way[1];
        // A straight line has no bend that could take up the difference.
        if (ys.length > 3 && ys[end] == ys[next]) {
            ys[end] += by;
            ys[next] += by;
        }
    }
}
