package dev.flotilla.app.ui.canvas.tree;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.SearchField;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The side panel of the section Fleet: head, filter, tree, palette. */
public final class FleetSide extends VBox {
    private final SearchField filter = new SearchField("Filter by name, image, port");
    private final FleetTree tree;

    public FleetSide(FleetCanvas canvas, Selection selection, MapActions actions) {
        getStyleClass().add("fl-side");
        tree = new FleetTree(selection, actions);
        VBox.setVgrow(tree, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                Labels.section("Fleet"),
                gap,
                Buttons.small(Buttons.plain(
                        "Add host", "plus", () -> actions.addHost(MapActions.NewHost.DOCKER, Optional.empty()))));
        head.getStyleClass().add("fl-toolbar");
        VBox filterRow = new VBox(filter);
        filterRow.getStyleClass().add("fl-filter-row");
        filter.text().textProperty().addListener((o, was, is) -> tree.setFilter(is));
        getChildren().addAll(head, filterRow, tree, new HostPalette(canvas, actions));
    }

    public void show(FleetMap map) {
        tree.show(map);
    }

    public void focusFilter() {
        filter.text().requestFocus();
    }

    public FleetTree tree() {
        return tree;
    }
}
