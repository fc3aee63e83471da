package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Over the canvas while several things are selected: how many, and what can be done with all of them. */
public final class SelectionBar extends HBox {
    private final Selection selection;
    private final MapActions actions;
    private final Label count = Labels.medium("");

    public SelectionBar(Selection selection, MapActions actions) {
        this.selection = selection;
        this.actions = actions;
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("fl-selection-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        selection.itemsProperty().addListener((o, was, is) -> refill(is));
        refill(selection.items());
    }

    private void refill(List<Item> items) {
        setVisible(items.size() > 1);
        if (items.size() < 2) {
            return;
        }
        List<HostId> hosts = items.stream()
                .filter(Item.OfHost.class::isInstance)
                .map(Item::host)
                .toList();
        count.setText(items.size() + " selected");
        getChildren().setAll(count);
        if (hosts.size() == items.size()) {
            add("Label", "tag", () -> actions.labelHosts(hosts));
            add("Maintenance", "tool", () -> actions.setStatus(hosts, HostStatus.MAINTENANCE));
            add("Active", "check-circle", () -> actions.setStatus(hosts, HostStatus.ACTIVE));
            add("Remove", "trash-2", () -> actions.removeHosts(hosts));
        } else if (hosts.isEmpty()) {
            List<Item.OfContainer> containers =
                    items.stream().map(Item.OfContainer.class::cast).toList();
            add("Move", "move", () -> actions.chooseHost(containers));
            for (ContainerOrder order : ContainerOrder.values()) {
                add(order.word(), order.icon(), () -> actions.orderContainers(order, containers));
            }
        } else {
            getChildren().add(Labels.secondary("Hosts and containers have nothing in common to do"));
        }
        Button clear = Buttons.small(Buttons.icon("x", "Clear the selection", selection::clear));
        getChildren().add(clear);
    }

    private void add(String word, String icon, Runnable deed) {
        Button button = Buttons.small(Buttons.plain(word, icon, deed));
        button.setId("all-" + word.toLowerCase(java.util.Locale.ROOT));
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
    }
}
