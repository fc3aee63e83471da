package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.ui.kit.Ticking;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.SearchField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The side panel of the section: every node with its state and age, ticked for overlay by mouse or space bar. */
public final class NodeSide extends VBox {
    private final MonitorModel model;
    private final MonitorDeeds deeds;
    private final NodeMenu menu;
    private final SearchField filter = new SearchField("Filter nodes, state:down, host:gpu");
    private final ListView<NodeEntry> list = new ListView<>();
    private final Label count = Labels.pill("0");
    private final List<NodeCell> cells = new ArrayList<>();
    private final StackPane middle = new StackPane();
    private final Region nothing;
    private final Region noMatch;

    public NodeSide(MonitorModel model, MonitorDeeds deeds, NodeMenu menu) {
        this.model = model;
        this.deeds = deeds;
        this.menu = menu;
        RoomStyle.add(this, NodeSide.class, "monitor.css");
        getStyleClass().addAll("fl-side", "fl-node-side");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var add = Buttons.small(Buttons.plain("Add", "plus", deeds::addNode));
        add.setId("node-add");
        HBox head = new HBox(8, Labels.section("Nodes"), count, gap, add);
        head.getStyleClass().add("fl-toolbar");
        HBox filterBox = new HBox(filter);
        HBox.setHgrow(filter, Priority.ALWAYS);
        filterBox.getStyleClass().add("fl-filter-row");
        filter.text().setId("node-filter");
        nothing = new EmptyState("activity", "No nodes yet", "Nodes of the stacks that you apply appear here.");
        noMatch = new EmptyState("search", "No node matches", "Change the filter: a word, state:down, host:gpu.");
        Label foot = Labels.wrapped(
                "Tick nodes to overlay them. Colour, dash and mark stay with a node on every graph.",
                "fl-tiny",
                "fl-muted");
        foot.getStyleClass().addAll("fl-node-foot", "fl-line-above");
        prepareList();
        middle.getChildren().addAll(list, nothing, noMatch);
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, filterBox, middle, foot);
        filter.text().textProperty().addListener((o, was, is) -> fill());
        model.rowsProperty().addListener((o, was, is) -> fill());
        model.strangersProperty().addListener((o, was, is) -> fill());
        model.tickedProperty().addListener((o, was, is) -> cells.forEach(NodeCell::renew));
        model.selectedProperty().addListener((o, was, is) -> markSelected());
        fill();
        Ticking.everySecond(this, model::age);
    }

    private void prepareList() {
        list.getStyleClass().add("fl-node-list");
        list.setId("node-list");
        list.setAccessibleText("Nodes");
        list.setCellFactory(view -> {
            NodeCell cell = new NodeCell(model, this);
            cells.add(cell);
            return cell;
        });
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is instanceof NodeEntry.OfNode(String name)) {
                model.select(name);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        NodeEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry == null) {
            return;
        }
        boolean act = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
        switch (entry) {
            case NodeEntry.OfNode(String name) -> {
                if (event.getCode() == KeyCode.SPACE) {
                    model.tick(name, !model.isTicked(name));
                    event.consume();
                } else if (event.getCode() == KeyCode.ENTER) {
                    deeds.changeNode(name);
                    event.consume();
                } else if (event.getCode() == KeyCode.DELETE) {
                    deeds.removeNode(name);
                    event.consume();
                }
            }
            case NodeEntry.Stranger stranger -> {
                if (act) {
                    add(stranger);
                    event.consume();
                }
            }
            case NodeEntry.Group group -> {}
        }
    }

    Optional<NodeRow> row(String name) {
        return model.rowsProperty().get().stream()
                .filter(r -> r.name().equals(name))
                .findFirst();
    }

    ContextMenu menu(NodeRow row) {
        return menu.of(row);
    }

    void add(NodeEntry.Stranger stranger) {
        deeds.addHeard(stranger);
    }

    public void focusFilter() {
        filter.text().requestFocus();
        filter.text().selectAll();
    }

    private void fill() {
        List<NodeRow> all = model.rowsProperty().get();
        NodeFilter wanted = new NodeFilter(filter.text().getText());
        List<NodeEntry> entries = new ArrayList<>();
        List<NodeRow> matching = all.stream().filter(wanted).toList();
        String group = "";
        for (NodeRow row : matching) {
            if (!row.group().equals(group)) {
                group = row.group();
                String title = group;
                entries.add(new NodeEntry.Group(title, (int)
                        matching.stream().filter(r -> r.group().equals(title)).count()));
            }
            entries.add(new NodeEntry.OfNode(row.name()));
        }
        List<NodeEntry.Stranger> strangers = model.strangersProperty().get();
        if (!strangers.isEmpty() && filter.text().getText().isBlank()) {
            entries.add(new NodeEntry.Group("Heard, not watched", strangers.size()));
            entries.addAll(strangers);
        }
        count.setText(Integer.toString(all.size()));
        if (!entries.equals(list.getItems())) {
            list.getItems().setAll(entries);
            markSelected();
        }
        cells.forEach(NodeCell::renew);
        boolean empty = all.isEmpty() && strangers.isEmpty();
        list.setVisible(!entries.isEmpty());
        nothing.setVisible(empty);
        noMatch.setVisible(!empty && entries.isEmpty());
    }

    private void markSelected() {
        model.selectedProperty().get().map(NodeEntry.OfNode::new).ifPresent(entry -> {
            if (list.getItems().contains(entry)) {
                list.getSelectionModel().select(entry);
            }
        });
    }
}
