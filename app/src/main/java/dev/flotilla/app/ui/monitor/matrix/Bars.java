package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.ui.kit.Ink;
import javafx.scene.canvas.GraphicsContext;

/** Thin bars that say where in the whole the view is. */
final class Bars {
    private static final double THICK = 6;

    private Bars() {}

    static void paint(GraphicsContext gc, Ink ink, double x, double mostX, double y, double mostY) {
        double width = gc.getCanvas().getWidth();
        double height = gc.getCanvas().getHeight();
        gc.setFill(ink.of(Ink.Name.BAR));
        if (mostX > 0) {
            double length = Math.max(24, width * width / (width + mostX));
            gc.fillRoundRect((width - length) * x / mostX, height - THICK, length, THICK - 1, THICK, THICK);
        }
        if (mostY > 0) {
            double length = Math.max(24, height * height / (height + mostY));
            gc.fillRoundRect(width - THICK, (height - length) * y / mostY, THICK - 1, length, THICK, THICK);
        }
    }
}
