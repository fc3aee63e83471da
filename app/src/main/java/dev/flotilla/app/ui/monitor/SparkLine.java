package dev.flotilla.app.ui.monitor;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/** A small line without axes: how the last times between beats went. */
final class SparkLine extends Pane {
    private static final double WIDTH = 44;
    private static final double HEIGHT = 16;

    private final Polyline line = new Polyline();

    SparkLine() {
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        line.setStrokeWidth(1.25);
        line.getStyleClass().add("fl-spark");
        getChildren().add(line);
    }

    /** @param trouble the line is in the colour of suspicion */
    void show(List<Double> values, boolean trouble) {
        // Without figures its place belongs to the name.
        setManaged(values.size() > 1);
        line.getPoints().clear();
        line.getStyleClass().setAll(trouble ? "fl-spark-trouble" : "fl-spark");
        if (values.size() < 2) {
            return;
        }
        double greatest = values.stream().mapToDouble(v -> v).max().orElse(1);
        double mean = values.stream().mapToDouble(v -> v).average().orElse(1);
        // From nought to twice the usual at least: what beats evenly is a level line.
        double top = Math.max(greatest, 2 * mean);
        for (int i = 0; i < values.size(); i++) {
            double share = top > 0 ? values.get(i) / top : 0;
            line.getPoints().addAll(1 + i * (WIDTH - 2) / (values.size() - 1), HEIGHT - 2 - share * (HEIGHT - 4));
        }
    }
}
