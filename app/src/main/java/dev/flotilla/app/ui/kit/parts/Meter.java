package dev.flotilla.app.ui.kit.parts;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A bar 6 high; in the warning colour from 85 %. */
public final class Meter extends StackPane {
    private static final double WARN_FROM = 0.85;

    private final Region bar = new Region();
    private double share;

    public Meter(double width) {
        getStyleClass().add("fl-meter-track");
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        bar.getStyleClass().add("fl-meter-bar");
        getChildren().add(bar);
    }

    /** @param value 0-1 */
    public void setShare(double value) {
        share = Math.clamp(value, 0, 1);
        bar.getStyleClass().remove("fl-warning");
        if (share >= WARN_FROM) {
            bar.getStyleClass().add("fl-warning");
        }
        double width = Math.max(share > 0 ? 4 : 0, getPrefWidth() * share);
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
    }

    public double share() {
        return share;
    }
}
