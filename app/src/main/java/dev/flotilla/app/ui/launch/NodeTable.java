package dev.flotilla.app.ui.launch;

import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeState;
import dev.flotilla.app.launch.Ping;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The nodes, each with how it really does. */
final class NodeTable extends TableView<NodeRow> {
    private Map<String, Ping> pings = Map.of();
    private Optional<Instant> seen = Optional.empty();

    NodeTable() {
        setId("launch-nodes");
        setAccessibleText("Launched nodes");
        setPlaceholder(new EmptyState("cpu", "No nodes yet", "Nodes that are launched appear here, with their state."));
        getColumns().add(column("Node", 170, row -> Labels.medium(row.node().name())));
        getColumns().add(column("Host", 100, row -> Labels.of(row.node().host().name())));
        getColumns().add(column("State", 200, row -> state(row.state())));
        getColumns().add(column("Age", 70, this::age));
        getColumns().add(column("Address", 150, row -> Labels.mono(row.address().orElse("-"))));
        getColumns().add(column("Ping", 160, this::ping));
    }

    private static TableColumn<NodeRow, NodeRow> column(String head, double width, Function<NodeRow, Label> draw) {
        TableColumn<NodeRow, NodeRow> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable NodeRow row, boolean empty) {
                super.updateItem(row, empty);
                Label label = empty || row == null ? null : draw.apply(row);
                setGraphic(label);
                setAccessibleText(label == null ? "" : label.getText());
            }
        });
        return column;
    }

    static Status status(NodeState state) {
        return switch (state) {
            case NodeState.Up up -> Status.RUNNING;
            case NodeState.Silent silent -> Status.DEGRADED;
            case NodeState.Starting starting -> Status.STARTING;
            case NodeState.Unhealthy unhealthy -> Status.DOWN;
            case NodeState.Restarting restarting -> Status.DEGRADED;
            case NodeState.Paused paused -> Status.OFFLINE;
            case NodeState.Exited exited -> Status.DOWN;
            case NodeState.NotStarted not -> Status.DOWN;
            case NodeState.Going going -> Status.UNKNOWN;
        };
    }

    private static Label state(NodeState state) {
        Status status = status(state);
        String words = state.words();
        Label label = Labels.of(
                words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1),
                status.tone().textClass(),
                "fl-medium");
        label.setGraphic(Icons.status(status, 14));
        return label;
    }

    /** Since it was launched. The tip has the engine's own words, which tell how long it runs, or when it ended. */
    private Label age(NodeRow row) {
        Label label = Labels.of(
                seen.map(at -> Amounts.span(
                                Duration.between(row.node().container().createdAt(), at)))
                        .orElse("-"),
                "fl-small");
        String words = row.node().container().statusLine();
        if (!words.isEmpty()) {
            label.setTooltip(new Tooltip(words));
        }
        return label;
    }

    private Label ping(NodeRow row) {
        Optional<Ping> ping = Optional.ofNullable(pings.get(row.node().name())).or(row::ping);
        Label label = Labels.of(ping.map(Ping::words).orElse("-"), "fl-small");
        ping.ifPresent(p -> {
            if (p instanceof Ping.Silent) {
                label.getStyleClass().add(Tone.DANGER.textClass());
            }
            label.setTooltip(new Tooltip(p.words()));
        });
        return label;
    }

    void show(LaunchState state) {
        boolean same = getItems().equals(state.rows()) && pings.equals(state.pings());
        if (same && seen.equals(state.seen().at())) {
            return;
        }
        seen = state.seen().at();
        if (same) {
            refresh();
            return;
        }
        pings = state.pings();
        Optional<String> chosen = selected().map(row -> row.node().name());
        getItems().setAll(state.rows());
        refresh();
        chosen.ifPresent(this::select);
    }

    private void select(String name) {
        List<NodeRow> rows = getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).node().name().equals(name)) {
                getSelectionModel().select(i);
            }
        }
    }

    Optional<NodeRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** The selected one, else the first that is not up. */
    Optional<NodeRow> interesting() {
        return selected()
                .or(() -> getItems().stream().filter(row -> !row.state().isUp()).findFirst())
                .or(() -> getItems().stream().findFirst());
    }
}
