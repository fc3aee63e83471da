package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Item;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** One frame, back to front: ground, regions, idle edges, cards, active edges, labels, overlay. */
public final class MapPainter {
    private static final double GRID = 24;

    private final Pen.Caches caches = new Pen.Caches();

    /** @return how many edges in view were left out */
    public int paint(GraphicsContext gc, double width, double height, Ink ink, MapView view) {
        Pen pen = new Pen(gc, caches, ink, view.camera());
        Box seen = view.camera().seen(width, height).grown(2);
        Detail detail = Detail.at(view.camera().zoom());
        ground(gc, width, height, ink, view.camera());
        for (MapLayout.PlacedRegion placed : view.layout().regions()) {
            if (placed.box().meets(seen)) {
                region(pen, placed.region(), placed.box());
            }
        }
        EdgePainter edges = new EdgePainter(pen, view);
        List<RoutedEdge> chosen = edges.choose(seen, detail);
        for (RoutedEdge edge : chosen) {
            if (!edges.isActive(edge.edge()) && !edge.edge().isTrouble()) {
                edges.paint(edge, detail);
            }
        }
        cards(pen, view, seen, detail);
        for (RoutedEdge edge : chosen) {
            if (edges.isActive(edge.edge()) || edge.edge().isTrouble()) {
                edges.paint(edge, detail);
            }
        }
        for (RoutedEdge edge : chosen) {
            edges.label(edge, detail);
        }
        overlay(pen, view);
        return edges.hidden();
    }

    private static void cards(Pen pen, MapView view, Box seen, Detail detail) {
        NearCard near = new NearCard(pen, view);
        FarCard far = new FarCard(pen, view);
        for (MapLayout.PlacedHost placed : view.layout().hostIndex().meeting(seen)) {
            switch (detail) {
                case NEAR -> near.paint(placed.host(), placed.box());
                case MID -> far.paintMid(placed.host(), placed.box());
                case FAR -> far.paintFar(placed.host(), placed.box());
            }
        }
    }

    private static void ground(GraphicsContext gc, double width, double height, Ink ink, Camera camera) {
        double pitch = GRID * camera.zoom();
        gc.setFill(ink.of(Ink.Name.GROUND));
        gc.fillRect(0, 0, width, height);
        if (pitch < 10) {
            return;
        }
        double left = -camera.x() * camera.zoom();
        double top = -camera.y() * camera.zoom();
        double firstX = left - Math.floor(left / pitch) * pitch + pitch / 2;
        double firstY = top - Math.floor(top / pitch) * pitch + pitch / 2;
        gc.setFill(ink.of(Ink.Name.GRID));
        for (double x = firstX - pitch; x < width; x += pitch) {
            for (double y = firstY - pitch; y < height; y += pitch) {
                gc.fillRect(Math.rint(x) - 1, Math.rint(y) - 1, 2, 2);
            }
        }
    }

    private static void region(Pen pen, MapRegion region, Box box) {
        Color faint = pen.ink.of(Ink.Name.FAINT);
        Color line = new Color(faint.getRed(), faint.getGreen(), faint.getBlue(), .55);
        pen.strokeRound(box, 10, line, 1, 2, 4);
        double zoom = pen.zoom();
        double size = Math.max(12, 11 / zoom);
        double k = size / 12;
        if (k > 2.6) {
            return;
        }
        pen.icon(
                region.here() ? "monitor" : "map",
                box.x() + 20,
                box.y() + 21 - 12 * k,
                14 * k,
                pen.ink.of(Ink.Name.MUTED));
        double x = box.x() + 20 + 20 * k;
        double width = pen.text(Fonts.SEMI_BOLD, size, x, box.y() + 21, region.name(), pen.ink.of(Ink.Name.TEXT));
        pen.text(Fonts.TEXT, size, x + width + 8, box.y() + 21, region.summary(), pen.ink.of(Ink.Name.MUTED));
    }

    private static void overlay(Pen pen, MapView view) {
        Ink ink = pen.ink;
        if (view.focusShown()) {
            view.focus().flatMap(view.layout()::box).ifPresent(box -> {
                boolean row =
                        view.focus().filter(Item.OfContainer.class::isInstance).isPresent();
                double out = 2 / pen.zoom();
                pen.strokeRound(
                        row ? box.grown(out - 2) : box.grown(out + 2),
                        row ? 6 : 10,
                        ink.of(Ink.Name.ACCENT_EMPHASIS),
                        2,
                        4,
                        3);
            });
        }
        view.marquee().ifPresent(box -> {
            Color accent = ink.of(Ink.Name.ACCENT_EMPHASIS);
            pen.fill(box, new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), .08));
            pen.strokeRound(box, 0, accent, 1);
        });
        view.ghost().ifPresent(ghost -> ghost(pen, ghost));
    }

    private static void ghost(Pen pen, MapView.Ghost ghost) {
        pen.raw().setGlobalAlpha(.85);
        for (Box box : ghost.boxes()) {
            pen.fillRound(box.moved(0, 6), 8, pen.ink.of(Ink.Name.SHADOW));
            pen.fillRound(box, 8, pen.ink.of(Ink.Name.SURFACE));
            pen.strokeRound(box, 8, pen.ink.of(Ink.Name.ACCENT_EMPHASIS), 2);
            pen.text(Fonts.SEMI_BOLD, 14, box.x() + 16, box.y() + 26, ghost.words(), pen.ink.of(Ink.Name.TEXT));
        }
        pen.raw().setGlobalAlpha(1);
    }
}
