package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Layers at the left, zoom at the right; the window puts them into the toolbar of the centre. */
public final class CanvasToolbar {
    private final HBox layers = new HBox(8);
    private final HBox zoom = new HBox(4);

    public CanvasToolbar(FleetCanvas canvas, Runnable search, Runnable arrange) {
        layers.setAlignment(Pos.CENTER_LEFT);
        layers.getChildren().add(Labels.secondary("Layers"));
        for (MapView.Layer layer : MapView.Layer.values()) {
            ToggleButton tag = Tags.check(layer.word(), canvas.isOn(layer));
            canvas.layersProperty().addListener((o, was, is) -> tag.setSelected(is.contains(layer)));
            tag.setOnAction(e -> canvas.setLayer(layer, tag.isSelected()));
            layers.getChildren().add(tag);
        }
        Label hidden = Labels.secondary("");
        canvas.hiddenEdgesProperty().addListener((o, was, is) -> {
            int n = is.intValue();
            hidden.setText(n == 0 ? "" : Amounts.count(n, "edge", "edges") + " hidden, zoom in");
        });
        layers.getChildren().add(hidden);
        Label percent = Labels.of("100 %", "fl-mono", "fl-muted");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.getStyleClass().add("fl-zoom-figure");
        canvas.cameraProperty().addListener((o, was, is) -> percent.setText(Amounts.percent(is.zoom())));
        zoom.setAlignment(Pos.CENTER_RIGHT);
        zoom.getChildren()
                .addAll(
                        Buttons.small(Buttons.icon("search", "Find on the map", search)),
                        Buttons.small(Buttons.icon("zoom-out", "Zoom out", () -> canvas.zoomBy(-1))),
                        percent,
                        Buttons.small(Buttons.icon("zoom-in", "Zoom in", () -> canvas.zoomBy(1))),
                        Buttons.small(Buttons.flat("Fit", "maximize", canvas::fit)),
                        Buttons.small(Buttons.flat("Arrange", "grid", arrange)));
    }

    public HBox layers() {
        return layers;
    }

    public HBox zoom() {
        return zoom;
    }
}
