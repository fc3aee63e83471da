package dev.flotilla.app.ui.canvas.tree;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.canvas.view.MapMenu;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Datacenters, hosts, containers. Keeps what is open and selected while the fleet changes under it. */
public final class FleetTree extends TreeView<TreeEntry> {
    /** A fleet of more hosts than this starts with its hosts closed. */
    private static final int OPEN_UP_TO = 20;

    private final Selection selection;
    private final MapActions actions;
    private final Map<Object, TreeItem<TreeEntry>> known = new HashMap<>();
    private FleetMap map = FleetMap.EMPTY;
    private String filter = "";
    private boolean following;

    public FleetTree(Selection selection, MapActions actions) {
        this.selection = selection;
        this.actions = actions;
        setShowRoot(false);
        setRoot(new TreeItem<>(new TreeEntry.OfFleet()));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(tree -> new EntryCell(this::menu));
        setAccessibleText("Hosts and containers");
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<TreeEntry>>)
                change -> tellSelection());
        selection.itemsProperty().addListener((o, was, is) -> followSelection());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseClicked(this::clicked);
    }

    public void show(FleetMap next) {
        map = next;
        refill();
    }

    /** Shows only what has this text in its name, image, port or stack; empty shows all. */
    public void setFilter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        refill();
    }

    private void refill() {
        following = true;
        List<TreeItem<TreeEntry>> regions = new ArrayList<>();
        for (MapRegion region : map.regions()) {
            List<TreeItem<TreeEntry>> hosts = new ArrayList<>();
            for (MapHost host : region.hosts()) {
                host(host).ifPresent(hosts::add);
            }
            if (!hosts.isEmpty()) {
                regions.add(item(new TreeEntry.OfRegion(region), hosts, true));
            }
        }
        replace(getRoot(), regions);
        following = false;
        followSelection();
    }

    private Optional<TreeItem<TreeEntry>> host(MapHost host) {
        boolean wholeHost =
                filter.isEmpty() || host.name().toLowerCase(Locale.ROOT).contains(filter);
        List<TreeItem<TreeEntry>> rows = new ArrayList<>();
        for (MapRow row : host.rows()) {
            TreeEntry.OfRow entry = new TreeEntry.OfRow(host, row);
            if (wholeHost || entry.matches(filter)) {
                rows.add(item(entry, List.of(), false));
            }
        }
        if (!wholeHost && rows.isEmpty()) {
            return Optional.empty();
        }
        boolean open = map.hosts().size() <= OPEN_UP_TO || !filter.isEmpty();
        return Optional.of(item(new TreeEntry.OfHost(host), rows, open));
    }

    private TreeItem<TreeEntry> item(TreeEntry entry, List<TreeItem<TreeEntry>> children, boolean open) {
        TreeItem<TreeEntry> item = known.computeIfAbsent(entry.key(), k -> {
            TreeItem<TreeEntry> made = new TreeItem<>(entry);
            made.setExpanded(open);
            return made;
        });
        if (!entry.equals(item.getValue())) {
            item.setValue(entry);
        }
        replace(item, children);
        return item;
    }

    private static void replace(TreeItem<TreeEntry> parent, List<TreeItem<TreeEntry>> children) {
        if (!parent.getChildren().equals(children)) {
            parent.getChildren().setAll(children);
        }
    }

    private void tellSelection() {
        if (following) {
            return;
        }
        List<Item> items = new ArrayList<>();
        for (TreeItem<TreeEntry> item : getSelectionModel().getSelectedItems()) {
            if (item != null) {
                item.getValue().item().ifPresent(items::add);
            }
        }
        following = true;
        if (items.size() == 1) {
            selection.only(items.getFirst());
        } else {
            selection.set(items);
        }
        following = false;
    }

    private void followSelection() {
        if (following) {
            return;
        }
        List<Integer> rows = selection.items().stream()
                .flatMap(item -> Optional.ofNullable(known.get(item)).stream())
                .map(this::getRow)
                .filter(row -> row >= 0)
                .sorted()
                .toList();
        if (rows.equals(
                getSelectionModel().getSelectedIndices().stream().sorted().toList())) {
            return;
        }
        following = true;
        getSelectionModel().clearSelection();
        rows.forEach(getSelectionModel()::select);
        following = false;
    }

    private ContextMenu menu(TreeEntry entry) {
        return entry.item()
                .map(item -> MapMenu.of(item, map, selection, actions))
                .orElseGet(ContextMenu::new);
    }

    /** Beside the row that is selected, where it is seen. */
    private void openMenu() {
        TreeItem<TreeEntry> chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            lookupAll(".tree-cell").stream()
                    .filter(n -> n instanceof TreeCell<?> cell && chosen.equals(cell.getTreeItem()))
                    .findFirst()
                    .ifPresent(cell -> menu(chosen.getValue()).show(cell, Side.BOTTOM, 24, 0));
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && selection.single().isPresent()) {
            actions.inspect();
            event.consume();
        } else if (event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            openMenu();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            List<dev.flotilla.app.fleet.HostId> hosts = selection.items().stream()
                    .filter(Item.OfHost.class::isInstance)
                    .map(Item::host)
                    .toList();
            if (!hosts.isEmpty()) {
                actions.removeHosts(hosts);
                event.consume();
            }
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2 && selection.single().isPresent()) {
            actions.inspect();
        }
    }
}
