package dev.flotilla.app.ui.kit.palette;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The palette over the window: a field, groups of rows, keys at the foot. Lies in the window's stack, hidden. */
public final class CommandPalette extends StackPane {
    private static final int REMEMBERED = 20;

    private final TextField query = new TextField();
    private final VBox rows = new VBox();
    private final Supplier<List<PaletteEntry>> entries;
    private final List<String> lastUsed = new ArrayList<>();
    private List<PaletteEntry> found = List.of();
    private int current;
    private Runnable onClosed = () -> {};

    public CommandPalette(Supplier<List<PaletteEntry>> entries) {
        this.entries = entries;
        query.setPromptText("Search hosts, services, commands");
        HBox.setHgrow(query, Priority.ALWAYS);
        HBox head = new HBox(Icons.muted("search", 16), query);
        head.getStyleClass().add("fl-palette-head");
        VBox box = new VBox(head, rows, foot());
        box.getStyleClass().add("fl-palette");
        box.setMaxHeight(USE_PREF_SIZE);
        setAlignment(Pos.TOP_CENTER);
        getStyleClass().add("fl-palette-layer");
        StackPane.setMargin(box, new javafx.geometry.Insets(96, 0, 0, 0));
        getChildren().add(box);
        setVisible(false);
        query.textProperty().addListener((o, was, is) -> refresh());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
    }

    public void open(Runnable afterwards) {
        onClosed = afterwards;
        setVisible(true);
        query.clear();
        refresh();
        query.requestFocus();
    }

    public void close() {
        if (isVisible()) {
            setVisible(false);
            onClosed.run();
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> run(current);
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!found.isEmpty()) {
            current = Math.floorMod(current + by, found.size());
            mark();
        }
    }

    private void run(int index) {
        if (index >= found.size()) {
            return;
        }
        PaletteEntry entry = found.get(index);
        lastUsed.remove(entry.title());
        lastUsed.addFirst(entry.title());
        if (lastUsed.size() > REMEMBERED) {
            lastUsed.removeLast();
        }
        close();
        entry.deed().run();
    }

    private void refresh() {
        found = PaletteSearch.find(query.getText(), entries.get(), lastUsed);
        current = 0;
        rows.getChildren().clear();
        String group = "";
        for (int i = 0; i < found.size(); i++) {
            PaletteEntry entry = found.get(i);
            if (!entry.kind().group().equals(group)) {
                group = entry.kind().group();
                rows.getChildren().add(Labels.of(group, "fl-palette-group"));
            }
            rows.getChildren().add(row(entry, i));
        }
        if (found.isEmpty()) {
            rows.getChildren().add(Labels.of("Nothing found", "fl-palette-group"));
        }
        mark();
    }

    private HBox row(PaletteEntry entry, int index) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label title = Labels.of(entry.title());
        HBox row = new HBox(Icons.muted(entry.icon(), 16), title, gap);
        row.getStyleClass().add("fl-palette-row");
        row.setUserData(index);
        if (!entry.detail().isEmpty()) {
            row.getChildren().add(Labels.secondary(entry.detail()));
        }
        if (!entry.shortcut().isEmpty()) {
            row.getChildren().add(Labels.key(entry.shortcut()));
        }
        row.setOnMouseClicked(e -> run(index));
        return row;
    }

    private void mark() {
        for (Node node : rows.getChildren()) {
            node.getStyleClass().remove("fl-current");
            if (Integer.valueOf(current).equals(node.getUserData())) {
                node.getStyleClass().add("fl-current");
            }
        }
    }

    private static HBox foot() {
        HBox foot = new HBox(
                Labels.key("Enter"),
                Labels.secondary("run"),
                Labels.key(">"),
                Labels.secondary("commands"),
                Labels.key("@"),
                Labels.secondary("hosts"),
                Labels.key(":"),
                Labels.secondary("ports"));
        foot.getStyleClass().add("fl-palette-foot");
        return foot;
    }
}
