package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.MapEdge;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Edges with rounded corners, heads and labels; bundled per pair of hosts from far. */
final class EdgePainter {
    /** More lines than this in one frame are left out, the longest first. */
    static final int MOST = 400;

    private static final double CORNER = 8;
    private static final double HEAD = 7;
    private static final double ASIDE = 0.45;

    private final Pen pen;
    private final Ink ink;
    private final MapView view;
    private final LabelPlaces places;
    private final GraphicsContext gc;
    private int hidden;

    /** @param places where labels went in the frames before */
    EdgePainter(Pen pen, MapView view, LabelPlaces places) {
        this.places = places;
        this.pen = pen;
        this.ink = pen.ink;
        this.view = view;
        this.gc = pen.raw();
    }

    /** How many edges in view were left out. */
    int hidden() {
        return hidden;
    }

    /** The edges to draw in this frame; those that touch the selection last. */
    List<RoutedEdge> choose(Box seen, Detail detail) {
        List<RoutedEdge> chosen = new ArrayList<>();
        Set<Bundle> bundles = new HashSet<>();
        for (RoutedEdge routed : view.layout().edgeIndex().meeting(seen)) {
            MapEdge edge = routed.edge();
            if (!isShown(edge)) {
                continue;
            }
            if (detail == Detail.FAR) {
                boolean freshBeat = edge instanceof MapEdge.Beats && !edge.isTrouble();
                Bundle bundle = new Bundle(edge.from().host(), edge.to().host(), edge.isTrouble());
                if (freshBeat || edge.staysOnHost() || !bundles.add(bundle)) {
                    continue;
                }
            }
            chosen.add(routed);
        }
        if (chosen.size() > MOST) {
            chosen.sort(Comparator.comparing((RoutedEdge r) -> !isActive(r.edge()))
                    .thenComparingDouble(RoutedEdge::length));
            hidden = chosen.size() - MOST;
            chosen = new ArrayList<>(chosen.subList(0, MOST));
        }
        return chosen;
    }

    private record Bundle(HostId from, HostId to, boolean trouble) {}

    private boolean isShown(MapEdge edge) {
        return view.layers()
                .contains(
                        switch (edge) {
                            case MapEdge.Endpoint endpoint -> MapView.Layer.ENDPOINTS;
                            case MapEdge.StartOrder order -> MapView.Layer.START_ORDER;
                            case MapEdge.Beats beats -> MapView.Layer.HEARTBEATS;
                        });
    }

    boolean isActive(MapEdge edge) {
        for (Item item : view.selected()) {
            if (edge.touches(item)) {
                return true;
            }
        }
        return false;
    }

    void paint(RoutedEdge routed, Detail detail) {
        boolean active = isActive(routed.edge());
        boolean aside = view.hasSelection() && !active;
        boolean faint = detail == Detail.FAR && !active && !routed.edge().isTrouble();
        if (aside || faint) {
            gc.setGlobalAlpha(ASIDE);
        }
        switch (routed.edge()) {
            case MapEdge.Endpoint endpoint -> endpoint(routed, endpoint, active);
            case MapEdge.StartOrder order -> line(routed, ink.of(Ink.Name.FAINT), 1, HEAD, new double[] {3, 3});
            case MapEdge.Beats beats -> beats(routed, beats, detail);
        }
        gc.setGlobalAlpha(1);
    }

    private void endpoint(RoutedEdge routed, MapEdge.Endpoint endpoint, boolean active) {
        if (endpoint.broken()) {
            line(routed, ink.of(Ink.Name.DANGER), 1.75, HEAD, new double[] {5, 4});
        } else if (active) {
            gc.setGlobalAlpha(.55);
            path(routed, ink.of(Ink.Name.ACCENT_MUTED), 5, new double[0]);
            gc.setGlobalAlpha(1);
            line(routed, ink.of(Ink.Name.ACCENT_EMPHASIS), 1.5, HEAD, new double[0]);
        } else {
            line(routed, ink.of(Ink.Name.FAINT), 1.5, HEAD, new double[0]);
        }
        if (pen.zoom() > .3) {
            Color dot = endpoint.broken()
                    ? ink.of(Ink.Name.DANGER)
                    : ink.of(active ? Ink.Name.ACCENT_EMPHASIS : Ink.Name.FAINT);
            double r = Stamps.halves(2.5 * Math.min(1, pen.zoom()));
            pen.stamps.dot(gc, pen.sx(routed.xs()[0]), pen.sy(routed.ys()[0]), r, dot);
        }
    }

    private void beats(RoutedEdge routed, MapEdge.Beats beats, Detail detail) {
        if (detail == Detail.FAR) {
            MapEdge.Heard worst = beats.there().compareTo(beats.back()) >= 0 ? beats.there() : beats.back();
            lane(routed, worst, 0);
            return;
        }
        lane(routed.beside(routed.lane()), beats.there(), 6);
        lane(reversed(routed).beside(routed.lane()), beats.back(), 6);
    }

    private void lane(RoutedEdge routed, MapEdge.Heard heard, double head) {
        switch (heard) {
            case FRESH -> line(routed, ink.of(Ink.Name.SUCCESS), 1.25, head, new double[0]);
            case LATE -> line(routed, ink.of(Ink.Name.WARNING), 1.5, head, new double[] {5, 4});
            case SILENT -> line(routed, ink.of(Ink.Name.DANGER), 1.75, head, new double[] {5, 4});
            case UNKNOWN -> line(routed, ink.of(Ink.Name.FAINT), 1, head, new double[] {1, 4});
        }
    }

    private static RoutedEdge reversed(RoutedEdge r) {
        int n = r.xs().length;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = r.xs()[n - 1 - i];
            ys[i] = r.ys()[n - 1 - i];
        }
        return new RoutedEdge(r.edge(), xs, ys, r.lane(), r.bounds(), r.length());
    }

    private void line(RoutedEdge routed, Color colour, double width, double head, double[] dashes) {
        path(routed, colour, width, dashes);
        if (head > 0 && pen.zoom() > .3) {
            head(routed, colour, Stamps.halves(head * Math.min(1, pen.zoom())));
        }
    }

    /**
     * Thin rectangles and small arcs instead of one path: stroking a path costs a software renderer its whole bounding
     * box, which for an edge across the view is the view.
     */
    private void path(RoutedEdge routed, Color colour, double wished, double[] dashes) {
        double[] xs = routed.xs();
        double[] ys = routed.ys();
        int n = xs.length;
        double zoom = pen.zoom();
        double width = zoom < .45 ? 1 : wished;
        double before = 0;
        for (int i = 0; i + 1 < n; i++) {
            double x1 = half(pen.sx(xs[i]));
            double y1 = half(pen.sy(ys[i]));
            double x2 = half(pen.sx(xs[i + 1]));
            double y2 = half(pen.sy(ys[i + 1]));
            double after = i + 2 < n ? corner(xs, ys, i + 1) * zoom : 0;
            after = after < 1.5 ? 0 : Stamps.halves(after);
            double dx = Math.signum(x2 - x1);
            double dy = dx != 0 ? 0 : Math.signum(y2 - y1);
            double fromX = x1 + dx * before;
            double fromY = y1 + dy * before;
            double toX = x2 - dx * after;
            double toY = y2 - dy * after;
            if (dx != 0) {
                pen.line(Math.min(fromX, toX), y1 - width / 2, Math.abs(toX - fromX), width, colour, dashes);
            } else {
                pen.line(x1 - width / 2, Math.min(fromY, toY), width, Math.abs(toY - fromY), colour, dashes);
            }
            if (after > 0) {
                double centreX = x2 - dx * after + Math.signum(xs[i + 2] - xs[i + 1]) * after;
                double centreY = y2 - dy * after + Math.signum(ys[i + 2] - ys[i + 1]) * after;
                // The arc lies on the side of the centre that looks to the corner.
                int turn = x2 > centreX ? (y2 > centreY ? 3 : 0) : y2 > centreY ? 2 : 1;
                pen.stamps.bend(gc, centreX, centreY, after, width, turn, colour);
            }
            before = after;
        }
    }

    private static double corner(double[] xs, double[] ys, int i) {
        double in = Math.abs(xs[i] - xs[i - 1]) + Math.abs(ys[i] - ys[i - 1]);
        double out = Math.abs(xs[i + 1] - xs[i]) + Math.abs(ys[i + 1] - ys[i]);
        return Math.min(CORNER, Math.min(in, out) / 2);
    }

    private void head(RoutedEdge routed, Color colour, double size) {
        int n = routed.xs().length;
        double x = half(pen.sx(routed.xs()[n - 1]));
        double y = half(pen.sy(routed.ys()[n - 1]));
        double dx = Math.signum(routed.xs()[n - 1] - routed.xs()[n - 2]);
        double dy = dx != 0 ? 0 : Math.signum(routed.ys()[n - 1] - routed.ys()[n - 2]);
        pen.stamps.head(gc, x, y, dx, dy, size, colour);
    }

    private static double half(double v) {
        return v + .5;
    }

    /** The pill on the longest level part: of what is selected when near, and of trouble always. */
    void label(RoutedEdge routed, Detail detail) {
        MapEdge edge = routed.edge();
        String words = words(edge);
        boolean oneWay = edge instanceof MapEdge.Beats && edge.isTrouble();
        boolean shown = oneWay || detail == Detail.NEAR && (isActive(edge) || edge.isTrouble());
        if (words.isEmpty() || !shown || edge.staysOnHost()) {
            return;
        }
        Color colour = edge.isTrouble() ? ink.of(Ink.Name.DANGER) : ink.of(Ink.Name.ACCENT);
        double width = pen.width(Fonts.MONO, 11, words) + (edge.isTrouble() ? 32 : 16);
        if (edge.isTrouble()) {
            trouble(routed, words, width, colour);
            return;
        }
        int at = routed.longestLevel();
        double zoom = pen.zoom();
        if (width > Math.abs(routed.xs()[at + 1] - routed.xs()[at]) * zoom) {
            // It would lie over cards; the inspector says it too.
            return;
        }
        double middle = pen.camera.toScreenX((routed.xs()[at] + routed.xs()[at + 1]) / 2);
        double x = Math.max(middle, width / 2 + 4);
        double y = pen.camera.toScreenY(routed.ys()[at]);
        Box pill = new Box(pen.camera.toMapX(x - width / 2), pen.camera.toMapY(y - 10), width / zoom, 20 / zoom);
        pill(pill, ink.of(Ink.Name.ACCENT_MUTED));
        pen.screenText(Fonts.MONO, 11, pill.x() + 8 / zoom, pill.y() + 14 / zoom, words, colour);
    }

    /** In words where they cover no card, else as a mark alone: the tooltip and the tree say the rest. */
    private void trouble(RoutedEdge routed, String words, double width, Color colour) {
        double zoom = pen.zoom();
        Box seen = pen.camera.seen(gc.getCanvas().getWidth(), gc.getCanvas().getHeight());
        int at = routed.longestLevel();
        double x = (routed.xs()[at] + routed.xs()[at + 1]) / 2;
        double y = routed.ys()[at];
        Optional<Box> place = places.of(view, routed, width, 20, seen);
        Box pill = place.orElseGet(() -> new Box(x - 13 / zoom, y - 10 / zoom, 26 / zoom, 20 / zoom));
        if (x > pill.x() && x < pill.right() && (y < pill.y() || y > pill.bottom())) {
            double from = pen.sy(Math.min(y, pill.bottom()));
            double to = pen.sy(Math.max(y, pill.y()));
            pen.line(pen.sx(x), from, 1, to - from, colour, 1, 3);
        }
        pill(pill, colour);
        pen.status(Status.DOWN, pill.x() + 6 / zoom, pill.y() + 3 / zoom, 14 / zoom, colour);
        if (place.isPresent()) {
            pen.screenText(Fonts.MONO, 11, pill.x() + 24 / zoom, pill.y() + 14 / zoom, words, colour);
        }
    }

    private void pill(Box box, Color border) {
        double zoom = pen.zoom();
        pen.fillRound(box, 4 / zoom, ink.of(Ink.Name.SURFACE));
        pen.strokeRound(box, 4 / zoom, border, 1);
    }

    private static String words(MapEdge edge) {
        return switch (edge) {
            case MapEdge.Endpoint endpoint -> endpoint.label();
            case MapEdge.StartOrder order -> order.label();
            case MapEdge.Beats beats -> beats.label();
        };
    }
}
