package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout.PlacedHost;
import dev.flotilla.app.ui.kit.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Pictures of cards, kept from frame to frame: copying one costs a software renderer a tenth of painting it. A picture
 * is made anew when what its card says changes. While the zoom changes, a picture of a near zoom is stretched, and so
 * many are made sharp with each frame; what is left becomes sharp in the frames after the last change.
 */
final class CardSprites {
    /** From here on few cards are in view, and their pictures would be large: they are painted. */
    static final double MOST_ZOOM = 1.3;

    /** Clear pixels round a card, for its shadow. */
    private static final int MARGIN = 2;
    /** Kept in all: 32 MB. */
    private static final long MOST_PIXELS = 8_000_000;

    private static final long PIXELS_AT_REST = 400_000;
    private static final long PIXELS_IN_MOTION = 60_000;
    /** A picture is stretched by no more than this in a moving frame, if there is time to make another. */
    private static final double STRETCH = 1.15;
    /** Pictures beyond this would not be recognised. */
    private static final double MOST_STRETCH = 5;

    /** Paints a card at its place with a pen. */
    interface CardPainter {
        void paint(Pen pen, PlacedHost placed);
    }

    /** Everything that a picture depends on but for the zoom. */
    private record Look(MapHost host, Ink ink, boolean networks, double sharpness) {}

    private record Sprite(Look look, double zoom, Image image) {
        double stretch(double wanted) {
            return Math.max(zoom / wanted, wanted / zoom);
        }

        long pixels() {
            return (long) (image.getWidth() * image.getHeight());
        }
    }

    private final Map<HostId, Sprite> sprites = new LinkedHashMap<>(16, .75f, true);
    private long pixels;
    private double zoomBefore;

    /**
     * Draws cards in their order.
     *
     * @param sharpness device pixels per pixel of the window
     * @return whether every picture was sharp; else another frame is wanted
     */
    boolean draw(Pen pen, List<PlacedHost> cards, boolean networks, double sharpness, CardPainter painter) {
        boolean moving = zoomBefore != pen.zoom();
        zoomBefore = pen.zoom();
        List<PlacedHost> stretched = new ArrayList<>();
        for (PlacedHost placed : cards) {
            Look look = new Look(placed.host(), pen.ink, networks, sharpness);
            Sprite known = sprites.get(placed.host().id());
            if (known == null || !known.look().equals(look) || known.stretch(pen.zoom()) > MOST_STRETCH) {
                make(pen, placed, look, painter);
            } else if (known.zoom() != pen.zoom()) {
                stretched.add(placed);
            }
        }
        sharpen(pen, stretched, networks, sharpness, moving, painter);
        boolean sharp = true;
        for (PlacedHost placed : cards) {
            Sprite sprite = sprites.get(placed.host().id());
            if (sprite != null) {
                copy(pen, placed.box(), sprite);
                sharp &= sprite.zoom() == pen.zoom();
            }
        }
        forget(cards);
        return sharp;
    }

    private void sharpen(
            Pen pen,
            List<PlacedHost> stretched,
            boolean networks,
            double sharpness,
            boolean moving,
            CardPainter painter) {
        record Worn(PlacedHost placed, double stretch) {}
        List<Worn> worst = new ArrayList<>();
        for (PlacedHost placed : stretched) {
            Sprite sprite = sprites.get(placed.host().id());
            double stretch = sprite == null ? 0 : sprite.stretch(pen.zoom());
            if (!moving || stretch > STRETCH) {
                worst.add(new Worn(placed, stretch));
            }
        }
        worst.sort(Comparator.comparingDouble(Worn::stretch).reversed());
        long left = moving ? PIXELS_IN_MOTION : PIXELS_AT_REST;
        for (Worn worn : worst) {
            if (left <= 0) {
                return;
            }
            Look look = new Look(worn.placed().host(), pen.ink, networks, sharpness);
            left -= make(pen, worn.placed(), look, painter).pixels();
        }
    }

    private Sprite make(Pen pen, PlacedHost placed, Look look, CardPainter painter) {
        double zoom = pen.zoom();
        Box box = placed.box();
        double scale = look.sharpness();
        Canvas canvas = new Canvas(
                Math.ceil((Math.ceil(box.w() * zoom) + 2 * MARGIN) * scale),
                Math.ceil((Math.ceil(box.h() * zoom) + 2 * MARGIN) * scale));
        canvas.getGraphicsContext2D().scale(scale, scale);
        Camera camera = new Camera(box.x() - MARGIN / zoom, box.y() - MARGIN / zoom, zoom);
        painter.paint(pen.on(canvas.getGraphicsContext2D(), camera), placed);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image = new WritableImage((int) canvas.getWidth(), (int) canvas.getHeight());
        Sprite sprite = new Sprite(look, zoom, canvas.snapshot(clear, image));
        Sprite before = sprites.put(placed.host().id(), sprite);
        pixels += sprite.pixels() - (before == null ? 0 : before.pixels());
        return sprite;
    }

    private static void copy(Pen pen, Box box, Sprite sprite) {
        GraphicsContext gc = pen.raw();
        double scale = sprite.look().sharpness();
        double stretch = pen.zoom() / sprite.zoom();
        double x = pen.sx(box.x()) - MARGIN * stretch;
        double y = pen.sy(box.y()) - MARGIN * stretch;
        if (stretch == 1 && scale == 1) {
            gc.drawImage(sprite.image(), x, y);
            return;
        }
        // Smoothing a stretched picture costs a software renderer more than painting the card.
        gc.setImageSmoothing(stretch == 1);
        gc.drawImage(
                sprite.image(),
                x,
                y,
                sprite.image().getWidth() / scale * stretch,
                sprite.image().getHeight() / scale * stretch);
        gc.setImageSmoothing(true);
    }

    /** The longest unseen first, but never one of this frame. */
    private void forget(List<PlacedHost> cards) {
        if (pixels <= MOST_PIXELS) {
            return;
        }
        Set<HostId> seen = new HashSet<>();
        cards.forEach(c -> seen.add(c.host().id()));
        Iterator<Map.Entry<HostId, Sprite>> eldest = sprites.entrySet().iterator();
        while (pixels > MOST_PIXELS && eldest.hasNext()) {
            Map.Entry<HostId, Sprite> entry = eldest.next();
            if (!seen.contains(entry.getKey())) {
                pixels -= entry.getValue().pixels();
                eldest.remove();
            }
        }
    }
}
