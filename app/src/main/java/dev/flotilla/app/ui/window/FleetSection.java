package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.view.CanvasToolbar;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.canvas.view.SelectionBar;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Segmented;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
    private final Button side;
    private final HBox toolbar;

    /** @param sidePanel shows or hides it */
    FleetSection(
            FleetCanvas canvas, SelectionBar bar, Node table, Runnable search, Runnable arrange, Runnable sidePanel) {
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
        side = Buttons.small(Buttons.icon("sidebar", "Side panel, Ctrl B", sidePanel));
        side.setId("side-panel");
        side.managedProperty().bind(side.visibleProperty());
        side.setVisible(false);
        toolbar = new HBox(side, which, line, tools.layers(), gap, tools.zoom());
        toolbar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        toolbar.setMinWidth(0);
        VBox.setVgrow(below, Priority.ALWAYS);
        below.setMinSize(0, 0);
        getChildren().addAll(toolbar, below);
        toolbar.widthProperty().addListener((o, was, is) -> fitWords());
        tools.roomChanges().addListener((o, was, is) -> fitWords());
        show(Shown.CANVAS);
    }

    /** Words only where all of them have room: none is cut. */
    private void fitWords() {
        tools.showWords(true);
        tools.showWords(toolbar.prefWidth(-1) <= toolbar.getWidth());
    }

    /** In a narrow window the side panel is closed until it is asked for; so there is a button for it. */
    void offerSide(boolean offered) {
        side.setVisible(offered);
        fitWords();
    }

    /** The canvas, while it is shown. */
    Optional<Node> map() {
        return Optional.<Node>of(canvas).filter(below.getChildren()::contains);
    }

    private void show(Shown shown) {
        boolean map = shown == Shown.CANVAS;
        below.getChildren().setAll(map ? List.of(canvas, bar) : List.of(table));
        tools.layers().setVisible(map);
        tools.zoom().setVisible(map);
    }
}
