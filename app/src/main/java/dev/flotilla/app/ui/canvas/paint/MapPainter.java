package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** One frame, back to front: ground, regions, idle edges, cards, active edges, labels, overlay. */
public final class MapPainter {
    private final Pen.Caches caches = new Pen.Caches();
    private final DotGrid dots = new DotGrid();
    private final CardSprites sprites = new CardSprites();
    private final LabelPlaces places = new LabelPlaces();
    private boolean sharp = true;

    /** Whether the last frame showed every card as it is; else another frame is wanted. */
    public boolean isSharp() {
        return sharp;
    }

    /** @return how many edges in view were left out */
    public int paint(GraphicsContext gc, double width, double height, Ink ink, MapView view) {
        double sharpness = sharpness(gc.getCanvas());
        caches.setSharpness(sharpness);
        Pen pen = new Pen(gc, caches, ink, view.camera());
        Box seen = view.camera().seen(width, height).grown(2);
        Detail detail = Detail.at(view.camera().zoom());
        gc.setFill(ink.of(Ink.Name.GROUND));
        gc.fillRect(0, 0, width, height);
        dots.paint(gc, width, height, ink.of(Ink.Name.GRID), view.camera());
        for (MapLayout.PlacedRegion placed : view.layout().regions()) {
            if (placed.box().meets(seen)) {
                region(pen, placed.region(), placed.box());
            }
        }
        EdgePainter edges = new EdgePainter(pen, view, places);
        List<RoutedEdge> chosen = edges.choose(seen, detail);
        for (RoutedEdge edge : chosen) {
            if (!edges.isActive(edge.edge()) && !edge.edge().isTrouble()) {
                edges.paint(edge, detail);
            }
        }
        cards(pen, view, view.layout().hostIndex().meeting(seen), sharpness);
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

    private static double sharpness(Canvas canvas) {
        return canvas.getScene() == null || canvas.getScene().getWindow() == null
                ? 1
                : canvas.getScene().getWindow().getOutputScaleX();
    }

    /** Cards as pictures, and above them those that are lit up or pointed at. */
    private void cards(Pen pen, MapView view, List<MapLayout.PlacedHost> seen, double sharpness) {
        if (pen.zoom() > CardSprites.MOST_ZOOM) {
            seen.forEach(placed -> card(pen, view, placed));
            sharp = true;
            return;
        }
        Set<HostId> lit = lit(view);
        List<MapLayout.PlacedHost> plain = new ArrayList<>();
        List<MapLayout.PlacedHost> others = new ArrayList<>();
        for (MapLayout.PlacedHost placed : seen) {
            boolean isLit = lit.contains(placed.host().id())
                    || view.network().isPresent()
                            && placed.host().groups().stream()
                                    .anyMatch(g ->
                                            g.network().equals(view.network().get()));
            (isLit ? others : plain).add(placed);
        }
        boolean networks = view.layers().contains(MapView.Layer.NETWORKS);
        sharp = sprites.draw(pen, plain, networks, sharpness, (own, placed) -> card(own, view, placed));
        others.forEach(placed -> card(pen, view, placed));
    }

    private static Set<HostId> lit(MapView view) {
        Set<HostId> lit = new HashSet<>();
        view.selected().forEach(item -> lit.add(host(item)));
        view.hover().ifPresent(item -> lit.add(host(item)));
        return lit;
    }

    private static HostId host(Item item) {
        return switch (item) {
            case Item.OfHost host -> host.host();
            case Item.OfContainer container -> container.host();
        };
    }

    private static void card(Pen pen, MapView view, MapLayout.PlacedHost placed) {
        switch (Detail.at(pen.zoom())) {
            case NEAR -> new NearCard(pen, view).paint(placed.host(), placed.box());
            case MID -> new FarCard(pen, view).paintMid(placed.host(), placed.box());
            case FAR -> new FarCard(pen, view).paintFar(placed.host(), placed.box());
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
        view.passing().marquee().ifPresent(box -> {
            Color accent = ink.of(Ink.Name.ACCENT_EMPHASIS);
            pen.fill(box, new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), .08));
            pen.strokeRound(box, 0, accent, 1);
        });
        view.passing().ghost().ifPresent(ghost -> ghost(pen, ghost));
        view.passing().carried().ifPresent(new CarriedPainter(pen, view)::paint);
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
