package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The context menu of a host or container, the same on canvas and tree. */
public final class MapMenu {
    private MapMenu() {}

    public static ContextMenu of(Item item, FleetMap map, Selection selection, MapActions actions) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(entry("Inspect", "info", actions::inspect));
        menu.getItems().add(entry("Examine", "activity", () -> actions.examine(examined(selection, item))));
        switch (item) {
            case Item.OfContainer container -> {
                List<Item.OfContainer> containers = containers(selection, container);
                menu.getItems()
                        .addAll(
                                entry("Logs", "file-text", () -> actions.showLogs(container)),
                                entry("Move to another host", "corner-up-right", () -> actions.chooseHost(containers)),
                                new SeparatorMenuItem());
                for (ContainerOrder order : ContainerOrder.values()) {
                    menu.getItems().add(order(order, containers, map, actions));
                }
            }
            case Item.OfHost(HostId id) -> {
                menu.getItems().add(entry("Edit host", "edit-2", () -> actions.editHost(id)));
                List<HostId> hosts = hosts(selection, id);
                menu.getItems().add(entry("Launch nodes here", "play", () -> actions.launchNodes(hosts)));
                String what = hosts.size() > 1
                        ? "Remove " + hosts.size() + " hosts"
                        : "Remove " + map.host(id).map(h -> h.name()).orElse("host");
                MenuItem remove = entry(what, "trash-2", () -> actions.removeHosts(hosts));
                remove.getStyleClass().add("fl-danger-text");
                menu.getItems().addAll(new SeparatorMenuItem(), remove);
            }
        }
        return menu;
    }

    /** Not to be chosen where it fits none of them. */
    private static MenuItem order(
            ContainerOrder order, List<Item.OfContainer> containers, FleetMap map, MapActions actions) {
        String many = containers.size() == 1 ? "" : " " + containers.size() + " containers";
        MenuItem item = entry(order.word() + many, order.icon(), () -> actions.orderContainers(order, containers));
        item.setId("container-" + order.name().toLowerCase(Locale.ROOT));
        item.setDisable(
                containers.stream().flatMap(c -> map.row(c).stream()).noneMatch(row -> order.fits(row.running())));
        return item;
    }

    /** All that is selected when the one is among it, else it alone. */
    static List<Item> examined(Selection selection, Item item) {
        return selection.items().contains(item) ? List.copyOf(selection.items()) : List.of(item);
    }

    /** All selected hosts when the one is among them, else it alone. */
    static List<HostId> hosts(Selection selection, HostId id) {
        List<HostId> selected = selection.items().stream()
                .filter(Item.OfHost.class::isInstance)
                .map(Item::host)
                .toList();
        return selected.contains(id) ? selected : List.of(id);
    }

    /** All selected containers when the one is among them, else it alone. */
    static List<Item.OfContainer> containers(Selection selection, Item.OfContainer container) {
        List<Item.OfContainer> selected = selection.items().stream()
                .filter(Item.OfContainer.class::isInstance)
                .map(Item.OfContainer.class::cast)
                .toList();
        return selected.contains(container) ? selected : List.of(container);
    }

    private static MenuItem entry(String text, String icon, Runnable deed) {
        MenuItem item = new MenuItem(text, Icons.line(icon, 14));
        item.setOnAction(e -> deed.run());
        return item;
    }
}
