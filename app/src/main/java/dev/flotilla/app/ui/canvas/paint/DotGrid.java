package dev.flotilla.app.ui.canvas.paint;

import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** The dots of the ground. One row of them is a picture, because thousands of squares take a quarter of a frame. */
final class DotGrid {
    private static final double PITCH = 24;
    private static final double LEAST_PITCH = 10;
    private static final int DOT = 2;

    private record Row(double pitch, double width, Color colour, Image image) {}

    private Optional<Row> last = Optional.empty();

    void paint(GraphicsContext gc, double width, double height, Color colour, Camera camera) {
        double pitch = PITCH * camera.zoom();
        if (pitch < LEAST_PITCH) {
            return;
        }
        double left = -camera.x() * camera.zoom();
        double top = -camera.y() * camera.zoom();
        double firstX = left - Math.floor(left / pitch) * pitch - pitch / 2;
        double firstY = top - Math.floor(top / pitch) * pitch - pitch / 2;
        Image row = row(pitch, width, colour);
        // Dots keep their size on screens with several pixels per pixel, so they must not be blurred there.
        gc.setImageSmoothing(false);
        for (double y = firstY; y < height; y += pitch) {
            gc.drawImage(row, Math.rint(firstX) - 1, Math.rint(y) - 1);
        }
        gc.setImageSmoothing(true);
    }

    private Image row(double pitch, double width, Color colour) {
        Optional<Row> known = last.filter(
                r -> r.pitch() == pitch && r.width() == width && r.colour().equals(colour));
        if (known.isPresent()) {
            return known.get().image();
        }
        WritableImage image = new WritableImage((int) Math.ceil(width + 2 * pitch), DOT);
        PixelWriter pixels = image.getPixelWriter();
        for (double x = 0; x + DOT < image.getWidth(); x += pitch) {
            for (int i = 0; i < DOT * DOT; i++) {
                pixels.setColor((int) Math.rint(x) + i % DOT, i / DOT, colour);
            }
        }
        last = Optional.of(new Row(pitch, width, colour, image));
        return image;
    }
}
