package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws in canvas units at a camera's zoom, snapped to whole pixels. Text under 8 screen pixels is left out. */
final class Pen {
    private static final double LEAST_TEXT = 8;
    /** Beyond the view lines are cut; the margin hides the cut. */
    private static final double DASH_MARGIN = 20;

    private final GraphicsContext gc;
    private final Caches caches;
    private final TextWidths widths;
    private final Map<String, Font> fonts;
    private final Map<String, String> characters;
    final Stamps stamps;
    final Ink ink;
    final Camera camera;

    /** What may be kept from frame to frame. */
    static final class Caches {
        private final TextWidths widths = new TextWidths();
        private final Map<String, Font> fonts = new HashMap<>();
        private final Map<String, String> characters = new HashMap<>();
        private final Stamps stamps = new Stamps();

        /** @param pixels of the device per pixel of the window */
        void setSharpness(double pixels) {
            stamps.setSharpness(pixels);
        }
    }

    Pen(GraphicsContext gc, Caches caches, Ink ink, Camera camera) {
        this.gc = gc;
        this.caches = caches;
        this.stamps = caches.stamps;
        this.widths = caches.widths;
        this.fonts = caches.fonts;
        this.characters = caches.characters;
        this.ink = ink;
        this.camera = camera;
    }

    /** The same elsewhere. */
    Pen on(GraphicsContext other, Camera otherCamera) {
        return new Pen(other, caches, ink, otherCamera);
    }

    /** Whether a level band meets the view. */
    boolean isSeen(double top, double height) {
        double y = camera.toScreenY(top);
        return y + height * zoom() >= 0 && y <= gc.getCanvas().getHeight();
    }

    GraphicsContext raw() {
        return gc;
    }

    double zoom() {
        return camera.zoom();
    }

    double sx(double x) {
        return Math.rint(camera.toScreenX(x));
    }

    double sy(double y) {
        return Math.rint(camera.toScreenY(y));
    }

    private double len(double from, double size, boolean level) {
        return level ? sx(from + size) - sx(from) : sy(from + size) - sy(from);
    }

    void fill(Box b, Color colour) {
        gc.setFill(colour);
        gc.fillRect(sx(b.x()), sy(b.y()), len(b.x(), b.w(), true), len(b.y(), b.h(), false));
    }

    /**
     * Filled by rectangles and four small discs: a software renderer walks the whole bounding box of a rounded shape,
     * which for large cards costs more than everything else.
     */
    void fillRound(Box b, double radius, Color colour) {
        double r = Math.rint(radius * zoom());
        double x = sx(b.x());
        double y = sy(b.y());
        double w = len(b.x(), b.w(), true);
        double h = len(b.y(), b.h(), false);
        gc.setFill(colour);
        if (r < 1.5 || 2 * r > w || 2 * r > h) {
            if (r < 1.5) {
                gc.fillRect(x, y, w, h);
            } else {
                gc.fillRoundRect(x, y, w, h, 2 * r, 2 * r);
            }
            return;
        }
        gc.fillRect(x + r, y, w - 2 * r, r);
        gc.fillRect(x, y + r, w, h - 2 * r);
        gc.fillRect(x + r, y + h - r, w - 2 * r, r);
        gc.fillOval(x, y, 2 * r, 2 * r);
        gc.fillOval(x + w - 2 * r, y, 2 * r, 2 * r);
        gc.fillOval(x, y + h - 2 * r, 2 * r, 2 * r);
        gc.fillOval(x + w - 2 * r, y + h - 2 * r, 2 * r, 2 * r);
    }

    /** A border whose outer edge is the box; the width is in screen pixels. Its corners are never dashed. */
    void strokeRound(Box b, double radius, Color colour, double width, double... dashes) {
        double r = Math.rint(radius * zoom());
        double x = sx(b.x());
        double y = sy(b.y());
        double w = len(b.x(), b.w(), true);
        double h = len(b.y(), b.h(), false);
        if (2 * r > w || 2 * r > h || r < 1.5) {
            r = 0;
        }
        line(x + r, y, w - 2 * r, width, colour, dashes);
        line(x + r, y + h - width, w - 2 * r, width, colour, dashes);
        line(x, y + r, width, h - 2 * r, colour, dashes);
        line(x + w - width, y + r, width, h - 2 * r, colour, dashes);
        if (r > 0) {
            gc.setStroke(colour);
            gc.setLineWidth(width);
            double d = 2 * r - width;
            double half = width / 2;
            gc.strokeArc(x + half, y + half, d, d, 90, 90, ArcType.OPEN);
            gc.strokeArc(x + w - 2 * r + half, y + half, d, d, 0, 90, ArcType.OPEN);
            gc.strokeArc(x + half, y + h - 2 * r + half, d, d, 180, 90, ArcType.OPEN);
            gc.strokeArc(x + w - 2 * r + half, y + h - 2 * r + half, d, d, 270, 90, ArcType.OPEN);
        }
    }

    /** A level or upright line as a thin rectangle in screen pixels, or as many as it has dashes in view. */
    void line(double x, double y, double w, double h, Color colour, double... dashes) {
        double left = Math.max(x, -DASH_MARGIN);
        double top = Math.max(y, -DASH_MARGIN);
        double right = Math.min(x + w, gc.getCanvas().getWidth() + DASH_MARGIN);
        double bottom = Math.min(y + h, gc.getCanvas().getHeight() + DASH_MARGIN);
        if (right <= left || bottom <= top) {
            return;
        }
        gc.setFill(colour);
        if (dashes.length == 0) {
            gc.fillRect(left, top, right - left, bottom - top);
            return;
        }
        double step = dashes[0] + dashes[1];
        if (w >= h) {
            for (double at = x + Math.floor((left - x) / step) * step; at < right; at += step) {
                gc.fillRect(at, top, Math.min(dashes[0], right - at), bottom - top);
            }
        } else {
            for (double at = y + Math.floor((top - y) / step) * step; at < bottom; at += step) {
                gc.fillRect(left, at, right - left, Math.min(dashes[0], bottom - at));
            }
        }
    }

    void levelLine(double x1, double x2, double y, Color colour) {
        gc.setFill(colour);
        gc.fillRect(sx(x1), sy(y), sx(x2) - sx(x1), 1);
    }

    boolean isReadable(double size) {
        return size * zoom() >= LEAST_TEXT;
    }

    /** Text with its baseline at y; returns its width in canvas units. */
    double text(String family, double size, double x, double y, String text, Color colour) {
        return text(family, size, x, y, text, colour, TextAlignment.LEFT);
    }

    double text(String family, double size, double x, double y, String text, Color colour, TextAlignment alignment) {
        if (!isReadable(size) || text.isEmpty()) {
            return 0;
        }
        gc.setFont(font(family, size * zoom()));
        gc.setFill(colour);
        gc.setTextAlign(alignment);
        gc.setTextBaseline(VPos.BASELINE);
        gc.fillText(text, sx(x), sy(y));
        return width(family, size, text);
    }

    /** Text of a size in screen pixels, whatever the zoom. */
    void screenText(String family, double pixels, double x, double y, String text, Color colour) {
        gc.setFont(font(family, pixels));
        gc.setFill(colour);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.BASELINE);
        gc.fillText(text, sx(x), sy(y));
    }

    double width(String family, double size, String text) {
        return widths.unit(family, text) * size;
    }

    String cut(String family, double size, String text, double width) {
        return widths.cut(family, size, text, width);
    }

    /** A line icon; x and y are its upper left corner. */
    void icon(String name, double x, double y, double size, Color colour) {
        symbol("fth-" + name, x, y, size, colour);
    }

    void status(Status status, double x, double y, double size, Color colour) {
        symbol(status.glyph(), x, y, size, colour);
    }

    /** Any glyph of our two icon fonts, by its name there. */
    void glyph(String name, double x, double y, double size, Color colour) {
        symbol(name, x, y, size, colour);
    }

    private void symbol(String name, double x, double y, double size, Color colour) {
        double pixels = size * zoom();
        if (pixels < 5) {
            gc.setFill(colour);
            gc.fillRect(sx(x), sy(y), Math.max(2, pixels), Math.max(2, pixels));
            return;
        }
        // Filled glyphs leave a twelfth of their square free on each side, so they are drawn larger.
        double scale = name.startsWith("fth-") ? 1 : 1.1;
        gc.setFont(fonts.computeIfAbsent(
                name.substring(0, 4) + (int) Math.rint(pixels * scale * 2),
                k -> Icons.font(name, Math.rint(pixels * scale * 2) / 2)));
        gc.setFill(colour);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(
                characters.computeIfAbsent(name, Icons::character),
                camera.toScreenX(x + size / 2),
                camera.toScreenY(y + size / 2));
    }

    /** Half pixels are as fine as anyone sees, and keep the glyph caches small while zooming. */
    private Font font(String family, double pixels) {
        double size = Math.rint(pixels * 2) / 2;
        return fonts.computeIfAbsent(family + size, k -> Font.font(family, size));
    }
}
