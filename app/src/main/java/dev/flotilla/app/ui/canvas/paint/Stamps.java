package dev.flotilla.app.ui.canvas.paint;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/**
 * The small curved parts of edges as pictures: bends, heads and dots come by the thousand, and a software renderer
 * needs several times as long to find the pixels of a curve as to copy them. Sizes are in half pixels, so that zooming
 * makes few.
 */
final class Stamps {
    private static final int MOST = 3_000;

    private enum Shape {
        BEND,
        HEAD,
        DOT
    }

    /** @param turn 0-3: to the right and up, left and up, left and down, right and down; for a head its direction */
    private record Key(Shape shape, Color colour, double width, double size, int turn, double sharpness) {}

    private interface Drawing {
        void draw(GraphicsContext gc);
    }

    private final Map<Key, Image> images = new HashMap<>();
    private double sharpness = 1;

    /** Device pixels per pixel of the window. */
    void setSharpness(double pixels) {
        sharpness = pixels;
    }

    /** To the next half, at least one. */
    static double halves(double size) {
        return Math.max(1, Math.rint(size * 2) / 2);
    }

    /**
     * A quarter of a circle round a centre.
     *
     * @param turn which quarter: 0 right above, 1 left above, 2 left below, 3 right below
     */
    void bend(GraphicsContext gc, double x, double y, double radius, double width, int turn, Color colour) {
        // The centre keeps its place within a pixel, so that the arc meets its lines exactly.
        double fraction = x - Math.floor(x);
        double reach = Math.ceil(radius + width) + 1;
        Image image = image(new Key(Shape.BEND, colour, width + 16 * fraction, radius, turn, sharpness), reach, g -> {
            double centreX = reach + fraction;
            double centreY = reach + (y - Math.floor(y));
            g.setStroke(colour);
            g.setLineWidth(width);
            g.strokeArc(centreX - radius, centreY - radius, 2 * radius, 2 * radius, turn * 90.0, 90, ArcType.OPEN);
        });
        put(gc, image, Math.floor(x), Math.floor(y), reach);
    }

    /** A triangle with its point at x, y, which lie in the middle of a pixel. */
    void head(GraphicsContext gc, double x, double y, double dx, double dy, double size, Color colour) {
        double reach = Math.ceil(size) + 1;
        int turn = dx > 0 ? 0 : dx < 0 ? 2 : dy < 0 ? 1 : 3;
        Image image = image(new Key(Shape.HEAD, colour, 1, size, turn, sharpness), reach, g -> {
            double half = size * .55;
            double at = reach + .5;
            g.setFill(colour);
            g.fillPolygon(
                    new double[] {at, at - dx * size - dy * half, at - dx * size + dy * half},
                    new double[] {at, at - dy * size - dx * half, at - dy * size + dx * half},
                    3);
        });
        put(gc, image, Math.floor(x), Math.floor(y), reach);
    }

    /** A disc round the corner of a pixel. */
    void dot(GraphicsContext gc, double x, double y, double radius, Color colour) {
        double reach = Math.ceil(radius) + 1;
        Image image = image(new Key(Shape.DOT, colour, 1, radius, 0, sharpness), reach, g -> {
            g.setFill(colour);
            g.fillOval(reach - radius, reach - radius, 2 * radius, 2 * radius);
        });
        put(gc, image, x, y, reach);
    }

    private void put(GraphicsContext gc, Image image, double x, double y, double reach) {
        double width = image.getWidth() / sharpness;
        boolean seen = x + reach >= 0
                && y + reach >= 0
                && x - reach <= gc.getCanvas().getWidth()
                && y - reach <= gc.getCanvas().getHeight();
        if (!seen) {
            return;
        }
        if (sharpness == 1) {
            gc.drawImage(image, x - reach, y - reach);
        } else {
            gc.drawImage(image, x - reach, y - reach, width, width);
        }
    }

    private Image image(Key key, double reach, Drawing drawing) {
        Image known = images.get(key);
        if (known != null) {
            return known;
        }
        if (images.size() >= MOST) {
            images.clear();
        }
        double side = Math.ceil((2 * reach + 1) * sharpness);
        Canvas canvas = new Canvas(side, side);
        canvas.getGraphicsContext2D().scale(sharpness, sharpness);
        drawing.draw(canvas.getGraphicsContext2D());
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        Image made = canvas.snapshot(clear, new WritableImage((int) side, (int) side));
        images.put(key, made);
        return made;
    }
}
