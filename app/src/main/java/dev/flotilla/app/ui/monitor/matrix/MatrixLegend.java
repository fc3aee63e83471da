package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What glyphs mean, and which keys there are. */
final class MatrixLegend {
    private MatrixLegend() {}

    static FlowPane of() {
        FlowPane legend = new FlowPane(20, 4);
        legend.getStyleClass().add("fl-matrix-legend");
        legend.getChildren()
                .addAll(
                        item(Status.HEALTHY, "heard: sent / received, age of the last"),
                        item(Status.DEGRADED, "some lost"),
                        item(Status.DOWN, "not heard, with the cause"),
                        item(Status.SUSPECT, "odd"),
                        item(Status.UNKNOWN, "a side cannot be asked"));
        Region swatch = new Region();
        swatch.getStyleClass().add("fl-matrix-swatch");
        HBox none = new HBox(6, swatch, Labels.secondary("not peers"));
        none.setAlignment(Pos.CENTER_LEFT);
        HBox keys = new HBox(
                6,
                Labels.key("Arrows"),
                Labels.secondary("move"),
                Labels.key("Enter"),
                Labels.secondary("open"),
                Labels.key("+ -"),
                Labels.secondary("zoom"));
        keys.setAlignment(Pos.CENTER_LEFT);
        legend.getChildren().addAll(none, keys);
        return legend;
    }

    private static Label item(Status status, String words) {
        Label label = Labels.secondary(words);
        label.setGraphic(Icons.status(status, 14));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
