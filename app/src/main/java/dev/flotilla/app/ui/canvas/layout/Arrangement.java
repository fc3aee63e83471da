package dev.flotilla.app.ui.canvas.layout;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places host cards: regions on shelves, cards in columns within a region. What has a spot keeps it; the others go
 * where there is room. Deterministic.
 */
public final class Arrangement {
    static final double COLUMN_GAP = 48;
    static final double ROW_GAP = 20;
    static final double REGION_SIDE = 16;
    static final double REGION_TOP = 40;
    /** Between regions, enough for lanes of edges. */
    static final double SHELF_GAP = 32;

    private static final double PITCH = CardMetrics.WIDTH + COLUMN_GAP;
    private static final double LEFT = 24;
    private static final double TOP = 84;
    /** The form of the whole map. */
    private static final double WIDTH_OVER_HEIGHT = 1.35;

    private Arrangement() {}

    /** A spot for each host: its own, or a new one where it has none. */
    public static Map<HostId, Spot> place(FleetMap map) {
        Map<HostId, Spot> spots = new LinkedHashMap<>();
        List<Box> taken = new ArrayList<>();
        for (MapHost host : map.hosts()) {
            host.spot().ifPresent(spot -> {
                spots.put(host.id(), spot);
                taken.add(box(host, spot));
            });
        }
        if (spots.isEmpty()) {
            return afresh(map);
        }
        // The others stay where they lay before anything was placed by hand, unless something lies there now.
        Map<HostId, Spot> before = afresh(map);
        for (MapRegion region : map.regions()) {
            for (MapHost host : region.hosts()) {
                if (host.spot().isEmpty()) {
                    Spot spot = Optional.ofNullable(before.get(host.id()))
                            .filter(s -> isFree(box(host, s), taken))
                            .orElseGet(() -> room(region, host, spots, taken));
                    spots.put(host.id(), spot);
                    taken.add(box(host, spot));
                }
            }
        }
        return spots;
    }

    /**
     * New spots for cards that lie on another or that nobody placed; what was placed by hand and is free stays. When
     * nothing needs mending, spots for everything anew.
     */
    public static Map<HostId, Spot> tidied(FleetMap map) {
        List<MapRegion> regions = new ArrayList<>();
        List<Box> kept = new ArrayList<>();
        for (MapRegion region : map.regions()) {
            List<MapHost> hosts = new ArrayList<>();
            for (MapHost host : region.hosts()) {
                boolean free = host.spot().isPresent()
                        && kept.stream().noneMatch(box(host, host.spot().get())::meets);
                if (free) {
                    kept.add(box(host, host.spot().get()));
                }
                hosts.add(free ? host : host.withoutSpot());
            }
            regions.add(new MapRegion(region.name(), region.here(), hosts));
        }
        boolean nothingToMend = kept.size() == map.hosts().size();
        Map<HostId, Spot> next = nothingToMend ? afresh(map) : place(new FleetMap(regions, map.edges()));
        Map<HostId, Spot> changed = new HashMap<>(next);
        map.hosts().forEach(h -> h.spot().ifPresent(s -> changed.remove(h.id(), s)));
        return changed;
    }

    /** Everything anew, whatever was placed by hand. */
    public static Map<HostId, Spot> afresh(FleetMap map) {
        double area = map.hosts().stream()
                .mapToDouble(h -> PITCH * (CardMetrics.height(h) + ROW_GAP))
                .sum();
        double ideal = Math.rint(Math.sqrt(area * WIDTH_OVER_HEIGHT) / PITCH);
        int columns = (int) Math.max(Math.clamp(map.hosts().size(), 1, 3), ideal);
        Map<HostId, Spot> spots = new HashMap<>();
        double shelfTop = TOP;
        double shelfBottom = TOP;
        int column = 0;
        int shelfRows = 0;
        for (MapRegion region : map.regions()) {
            int n = region.hosts().size();
            int left = columns - column;
            boolean fits = column > 0 && left > 0 && ceil(n, Math.min(n, left)) <= shelfRows + 1;
            if (!fits) {
                shelfTop = column == 0 ? shelfTop : shelfBottom + REGION_SIDE + SHELF_GAP + REGION_TOP;
                shelfBottom = shelfTop;
                column = 0;
                left = columns;
                shelfRows = 0;
            }
            int wide = Math.min(n, left);
            double bottom = fill(region, LEFT + column * PITCH, shelfTop, wide, spots);
            shelfBottom = Math.max(shelfBottom, bottom);
            shelfRows = Math.max(shelfRows, ceil(n, wide));
            column += wide;
        }
        return spots;
    }

    private static double fill(MapRegion region, double x, double top, int columns, Map<HostId, Spot> spots) {
        double rowTop = top;
        double rowBottom = top;
        for (int i = 0; i < region.hosts().size(); i++) {
            MapHost host = region.hosts().get(i);
            if (i > 0 && i % columns == 0) {
                rowTop = rowBottom + ROW_GAP;
            }
            spots.put(host.id(), new Spot(x + (i % columns) * PITCH, rowTop));
            rowBottom = Math.max(rowBottom, rowTop + CardMetrics.height(host));
        }
        return rowBottom;
    }

    /** The first free place below or beside the others of the region, or below everything for a new region. */
    private static Spot room(MapRegion region, MapHost host, Map<HostId, Spot> spots, List<Box> taken) {
        List<Box> own = region.hosts().stream()
                .filter(h -> spots.containsKey(h.id()))
                .map(h -> box(h, spots.getOrDefault(h.id(), new Spot(0, 0))))
                .toList();
        if (own.isEmpty()) {
            double bottom = taken.stream().mapToDouble(Box::bottom).max().orElse(TOP);
            double left = taken.stream().mapToDouble(Box::x).min().orElse(LEFT);
            return new Spot(left, bottom + REGION_SIDE + SHELF_GAP + REGION_TOP);
        }
        Box around = own.stream().reduce(Box::union).orElseThrow();
        List<Spot> tries = new ArrayList<>();
        for (Box card : own) {
            tries.add(new Spot(card.x() + PITCH, card.y()));
            tries.add(new Spot(card.x(), card.bottom() + ROW_GAP));
        }
        tries.add(new Spot(around.x(), around.bottom() + ROW_GAP));
        for (Spot spot : tries) {
            if (isFree(box(host, spot), taken)) {
                return spot;
            }
        }
        double bottom = taken.stream().mapToDouble(Box::bottom).max().orElse(TOP);
        return new Spot(around.x(), bottom + ROW_GAP);
    }

    private static boolean isFree(Box card, List<Box> taken) {
        return taken.stream().noneMatch(card.grown(ROW_GAP - 1)::meets);
    }

    private static Box box(MapHost host, Spot spot) {
        return new Box(spot.x(), spot.y(), CardMetrics.WIDTH, CardMetrics.height(host));
    }

    private static int ceil(int n, int by) {
        return (n + by - 1) / Math.max(1, by);
    }
}
