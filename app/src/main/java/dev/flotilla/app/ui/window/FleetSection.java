package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.view.CanvasToolbar;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.canvas.view.SelectionBar;
import dev.flotilla.app.ui.kit.parts.Segmented;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The centre of the section Fleet: a toolbar, and under it the canvas or the table. */
final class FleetSection extends VBox {
    private enum Shown {
        CANVAS,
        TABLE
    }

    private final StackPane below = new StackPane();
    private final FleetCanvas canvas;
    private final Node table;
    private final SelectionBar bar;
    private final CanvasToolbar tools;

    FleetSection(FleetCanvas canvas, SelectionBar bar, Node table, Runnable search, Runnable arrange) {
        this.canvas = canvas;
        this.table = table;
        this.bar = bar;
        StackPane.setAlignment(bar, Pos.TOP_CENTER);
        StackPane.setMargin(bar, new Insets(12));
        getStyleClass().add("fl-surface");
        tools = new CanvasToolbar(canvas, search, arrange);
        Segmented<Shown> which = new Segmented<>(this::show);
        which.add(Shown.CANVAS, "Canvas", "map").add(Shown.TABLE, "Table", "list");
        Region line = new Region();
        line.getStyleClass().add("fl-divider");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox toolbar = new HBox(which, line, tools.layers(), gap, tools.zoom());
        toolbar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        toolbar.setMinWidth(0);
        VBox.setVgrow(below, Priority.ALWAYS);
        below.setMinSize(0, 0);
        getChildren().addAll(toolbar, below);
        show(Shown.CANVAS);
    }

    private void show(Shown shown) {
        boolean map = shown == Shown.CANVAS;
        below.getChildren().setAll(map ? List.of(canvas, bar) : List.of(table));
        tools.layers().setVisible(map);
        tools.zoom().setVisible(map);
    }
}
