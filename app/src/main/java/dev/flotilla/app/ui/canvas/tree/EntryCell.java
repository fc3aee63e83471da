package dev.flotilla.app.ui.canvas.tree;

import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Icon, name, and what belongs to it at the right. */
final class EntryCell extends TreeCell<TreeEntry> {
    private final Function<TreeEntry, ContextMenu> menus;
    private List<Object> shown = List.of();

    EntryCell(Function<TreeEntry, ContextMenu> menus) {
        this.menus = menus;
        // Names are cut rather than the tree scrolled sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TreeEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText("");
        if (empty || entry == null) {
            setGraphic(null);
            setContextMenu(null);
            setAccessibleText("");
            shown = List.of();
            return;
        }
        setAccessibleText(entry.sentence());
        setContextMenu(entry.item().isPresent() ? menus.apply(entry) : null);
        // Most changes are those of an age, several a second; new nodes would flicker.
        List<Object> next = looks(entry);
        if (!next.equals(shown)) {
            shown = next;
            Node graphic = graphic(entry);
            setGraphic(graphic);
            // Cells change while the window is laid out, when styles have been applied already.
            graphic.applyCss();
        }
    }

    /** All that is seen of an entry. */
    private static List<Object> looks(TreeEntry entry) {
        return switch (entry) {
            case TreeEntry.OfFleet fleet -> List.of("fleet");
            case TreeEntry.OfRegion(MapRegion region) ->
                List.of(region.name(), region.here(), region.hosts().size());
            case TreeEntry.OfHost(MapHost host) ->
                List.of(host.name(), host.status(), host.isDim(), host.rows().size());
            case TreeEntry.OfRow(MapHost host, MapRow row) ->
                List.of(row.name(), row.status(), row.isForwarder(), row.seenLongAgo(), row.stack());
        };
    }

    private static Node graphic(TreeEntry entry) {
        return switch (entry) {
            case TreeEntry.OfFleet fleet -> Labels.of("Fleet");
            case TreeEntry.OfRegion(MapRegion region) ->
                line(
                        Icons.muted(region.here() ? "monitor" : "map", 14),
                        Labels.medium(region.name()),
                        count(region.hosts().size()));
            case TreeEntry.OfHost(MapHost host) ->
                line(
                        Icons.status(host.status(), 14),
                        host.isDim() ? Labels.of(host.name(), "fl-medium", "fl-muted") : Labels.medium(host.name()),
                        count(host.rows().size()));
            case TreeEntry.OfRow(MapHost host, MapRow row) -> row(row);
        };
    }

    private static HBox row(MapRow row) {
        Node icon = row.isForwarder() && !row.status().isTrouble()
                ? Icons.toned("corner-up-right", 14, Tone.ACCENT)
                : Icons.status(row.status(), 14);
        Label name = row.seenLongAgo() ? Labels.of(row.name(), "fl-muted") : Labels.of(row.name());
        String right = row.isForwarder() ? "forwarder" : row.stack();
        return line(icon, name, Labels.secondary(right));
    }

    private static Label count(int number) {
        return Labels.secondary(Integer.toString(number));
    }

    private static HBox line(Node icon, Label name, Label right) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        // The name wins over what stands at the right.
        name.setMinWidth(Region.USE_PREF_SIZE);
        right.setMinWidth(0);
        HBox line = new HBox(6, icon, name, gap, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
