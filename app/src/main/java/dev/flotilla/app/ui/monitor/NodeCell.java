package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A row of the list: a group, a node, or one that is heard and not watched. Its parts are made once and filled again. */
final class NodeCell extends ListCell<NodeEntry> {
    private static final double FADED = .4;

    private final MonitorModel model;
    private final NodeSide side;
    private final CheckBox tick = new CheckBox();
    private final StackPane mark = new StackPane();
    private final StackPane status = new StackPane();
    private final Label name = Labels.medium("");
    private final Label host = Labels.of("", "fl-tiny", "fl-muted");
    private final SparkLine spark = new SparkLine();
    private final Label age = Labels.mono("");
    private final HBox row = new HBox(8);

    NodeCell(MonitorModel model, NodeSide side) {
        this.model = model;
        this.side = side;
        setPrefWidth(0);
        tick.setFocusTraversable(false);
        tick.setOnAction(e -> {
            if (getItem() instanceof NodeEntry.OfNode(String node)) {
                model.tick(node, tick.isSelected());
                renew();
            }
        });
        mark.setMinWidth(24);
        status.setMinWidth(16);
        VBox words = new VBox(name, host);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        age.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(tick, mark, status, words, spark, age);
    }

    @Override
    protected void updateItem(NodeEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        renew();
    }

    /** Shows its item as it is now. */
    void renew() {
        NodeEntry entry = getItem();
        setContextMenu(null);
        if (isEmpty() || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (entry) {
            case NodeEntry.Group(String title, int count) -> {
                HBox head = new HBox(8, Labels.of(title, "fl-caption"));
                head.setAlignment(Pos.BOTTOM_LEFT);
                head.getStyleClass().add("fl-node-group");
                setGraphic(head);
                setAccessibleText(title + ", " + count);
            }
            case NodeEntry.OfNode(String node) -> side.row(node).ifPresent(this::show);
            case NodeEntry.Stranger stranger -> {
                setGraphic(stranger(stranger));
                setAccessibleText("Heard, not watched: " + stranger.name() + " from " + stranger.address());
            }
        }
    }

    private void show(NodeRow shown) {
        boolean ticked = model.isTicked(shown.name());
        tick.setSelected(ticked);
        tick.setAccessibleText("Overlay " + shown.name());
        mark.getChildren().clear();
        if (ticked) {
            mark.getChildren().add(new MarkGlyph(model.mark(shown.name())));
        }
        status.getChildren().setAll(Icons.status(shown.status(), 16));
        name.setText(shown.name());
        name.setGraphic(shown.muted() ? Icons.toned("bell-off", 12, Tone.NEUTRAL) : null);
        host.setText(shown.host());
        spark.show(model.spark(shown.name()), shown.isTrouble());
        age.setText(shown.age());
        age.getStyleClass()
                .setAll(
                        "label",
                        "fl-mono",
                        shown.isTrouble() ? shown.status().tone().textClass() : "fl-muted");
        name.getStyleClass().remove("fl-old");
        if (!shown.current()) {
            name.getStyleClass().add("fl-old");
        }
        spark.setOpacity(shown.stale() && !shown.isTrouble() ? FADED : 1);
        setGraphic(row);
        setContextMenu(side.menu(shown));
        setAccessibleText(shown.sentence() + (ticked ? ", laid over" : ""));
    }

    private HBox stranger(NodeEntry.Stranger stranger) {
        VBox words =
                new VBox(Labels.medium(stranger.name()), Labels.of(stranger.address(), "fl-mono-tiny", "fl-muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button add = Buttons.small(Buttons.plain("Add", "plus", () -> side.add(stranger)));
        add.setMinWidth(USE_PREF_SIZE);
        add.setFocusTraversable(false);
        HBox box = new HBox(8, Icons.muted("radio", 16), words, add);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
