package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Layers at the left, zoom at the right; the window puts them into the toolbar of the centre. */
public final class CanvasToolbar {
    private final HBox layers = new HBox(8);
    private final HBox zoom = new HBox(4);
    private final Label title = Labels.secondary("Layers");
    private final Label hidden = Labels.secondary("");
    private final Button fit;
    private final Button arrange;

    public CanvasToolbar(FleetCanvas canvas, Runnable search, Runnable arrangeHosts) {
        layers.setAlignment(Pos.CENTER_LEFT);
        title.managedProperty().bind(title.visibleProperty());
        layers.getChildren().add(title);
        for (MapView.Layer layer : MapView.Layer.values()) {
            ToggleButton tag = Tags.check(layer.word(), canvas.isOn(layer));
            canvas.layersProperty().addListener((o, was, is) -> tag.setSelected(is.contains(layer)));
            tag.setOnAction(e -> canvas.setLayer(layer, tag.isSelected()));
            layers.getChildren().add(tag);
        }
        canvas.hiddenEdgesProperty().addListener((o, was, is) -> {
            int n = is.intValue();
            hidden.setText(n == 0 ? "" : Amounts.count(n, "edge", "edges") + " hidden, zoom in");
        });
        layers.getChildren().add(hidden);
        Label percent = Labels.of("100 %", "fl-mono", "fl-muted");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.getStyleClass().add("fl-zoom-figure");
        canvas.cameraProperty().addListener((o, was, is) -> percent.setText(Amounts.percent(is.zoom())));
        fit = worded("Fit", "Show everything, F", "maximize", canvas::fit);
        arrange = worded("Arrange", "Arrange hosts", "grid", arrangeHosts);
        zoom.setAlignment(Pos.CENTER_RIGHT);
        zoom.getChildren()
                .addAll(
                        Buttons.small(Buttons.icon("search", "Find on the map", search)),
                        Buttons.small(Buttons.icon("zoom-out", "Zoom out", () -> canvas.zoomBy(-1))),
                        percent,
                        Buttons.small(Buttons.icon("zoom-in", "Zoom in", () -> canvas.zoomBy(1))),
                        fit,
                        arrange);
    }

    private static Button worded(String text, String tooltip, String icon, Runnable deed) {
        Button button = Buttons.small(Buttons.flat(text, icon, deed));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tooltip));
        return button;
    }

    /** Without the words that a narrow toolbar would cut; tooltips say them there. */
    public void showWords(boolean shown) {
        title.setVisible(shown);
        for (Button button : List.of(fit, arrange)) {
            button.setContentDisplay(shown ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    /** Changes when the tools need more or less room than before. */
    public ObservableValue<String> roomChanges() {
        return hidden.textProperty();
    }

    public HBox layers() {
        return layers;
    }

    public HBox zoom() {
        return zoom;
    }
}
