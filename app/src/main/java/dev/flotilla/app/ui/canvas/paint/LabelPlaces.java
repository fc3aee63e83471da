package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the label of an edge lies on no card: on its line if there is room, else beside it, else above or below.
 * Remembered until the zoom or the map changes, so that panning finds nothing anew.
 */
final class LabelPlaces {
    private static final double CLEAR = 2;

    private record Key(RoutedEdge edge, double width) {}

    private static final double[] SHARES = {.5, .35, .65, .2, .8};
    /** In pixels: from here on a label would not be seen to belong to its line. */
    private static final double FARTHEST = 240;

    private static final double STEP = 12;
    private static final double HEAD_WIDTH = 200;
    /** Enough for one of them to be in view. */
    private static final int KEPT = 60;

    private final Map<Key, List<Box>> places = new HashMap<>();
    private MapLayout layout = MapLayout.EMPTY;
    private double zoom;

    /**
     * @param width in pixels; height likewise
     * @param seen the part of the map in view
     * @return in canvas units; empty when there is no room in view anywhere near
     */
    @SuppressWarnings("ReferenceEquality") // a layout that was made anew is another one, whatever it holds
    Optional<Box> of(MapView view, RoutedEdge edge, double width, double height, Box seen) {
        forgetOthers(view);
        List<Box> free = places.computeIfAbsent(new Key(edge, width), k -> find(edge, width / zoom, height / zoom));
        for (Box box : free) {
            if (box.x() >= seen.x()
                    && box.right() <= seen.right()
                    && box.y() >= seen.y()
                    && box.bottom() <= seen.bottom()) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    /** Comparing whole maps in every frame would cost more than finding the places anew. */
    @SuppressWarnings("ReferenceEquality")
    private void forgetOthers(MapView view) {
        if (layout != view.layout() || zoom != view.camera().zoom()) {
            layout = view.layout();
            zoom = view.camera().zoom();
            places.clear();
        }
    }

    private List<Box> find(RoutedEdge edge, double w, double h) {
        List<Box> found = new ArrayList<>();
        for (Box box : candidates(edge, w, h)) {
            Box clear = box.grown(CLEAR / zoom);
            boolean free = layout.hostIndex().meeting(clear).stream()
                            .noneMatch(host -> host.box().meets(clear))
                    && layout.regions().stream()
                            .noneMatch(region -> head(region.box()).meets(clear));
            if (free && found.size() < KEPT) {
                found.add(box);
            }
        }
        return found;
    }

    /** Where the name of a datacenter stands. */
    private static Box head(Box region) {
        return new Box(region.x() + 16, region.y() + 6, Math.min(region.w(), HEAD_WIDTH) - 16, 22);
    }

    /** The longest level part first, then all parts, then ever farther above and below. */
    private List<Box> candidates(RoutedEdge edge, double w, double h) {
        List<Box> all = new ArrayList<>();
        part(edge, edge.longestLevel(), w, h, all);
        for (int i = 0; i + 1 < edge.xs().length; i++) {
            part(edge, i, w, h, all);
        }
        int at = edge.longestLevel();
        double x = (edge.xs()[at] + edge.xs()[at + 1]) / 2;
        for (double away = STEP; away <= FARTHEST; away += STEP) {
            all.add(new Box(x - w / 2, edge.ys()[at] - h / 2 - away / zoom, w, h));
            all.add(new Box(x - w / 2, edge.ys()[at] - h / 2 + away / zoom, w, h));
        }
        return all;
    }

    private static void part(RoutedEdge edge, int i, double w, double h, List<Box> all) {
        double x1 = edge.xs()[i];
        double x2 = edge.xs()[i + 1];
        double y1 = edge.ys()[i];
        double y2 = edge.ys()[i + 1];
        for (double share : SHARES) {
            double x = x1 + (x2 - x1) * share;
            double y = y1 + (y2 - y1) * share;
            all.add(new Box(x - w / 2, y - h / 2, w, h));
            // Beside the line, where the cards of one side end before those of the other.
            all.add(new Box(x - w - h / 2, y - h / 2, w, h));
            all.add(new Box(x + h / 2, y - h / 2, w, h));
        }
    }
}
