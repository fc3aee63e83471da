package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Every replica in a row: version, digest, models, weights as a bar, figures. What differs from most is marked. */
final class ReplicaTable extends TableView<ReplicaRow> {
    private static final double BAR = 72;

    ReplicaTable() {
        setId("replica-table");
        setAccessibleText("Routing state of every node");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("Node", 200, ReplicaTable::name, ReplicaRow::sentence);
        column("Version", 110, ReplicaTable::version, r -> "version " + r.version());
        column("Digest", 165, ReplicaTable::digest, r -> "digest " + r.shortDigest());
        column("Canary's share", 150, ReplicaTable::weights, r -> "canary " + Amounts.percent(r.canary()));
        column(
                "p95",
                80,
                r -> figure(r, r.p95Ms().isPresent() ? Gate.millis(r.p95Ms().getAsDouble()) : Gate.NONE),
                r -> "");
        column(
                "Errors",
                80,
                r -> figure(
                        r,
                        r.errorRate().isPresent() ? Gate.percent(r.errorRate().getAsDouble()) : Gate.NONE),
                r -> "");
        column("Told", 100, r -> figure(r, r.age() + " ago"), r -> "told " + r.age() + " ago");
    }

    private void column(
            String head, double width, Function<ReplicaRow, Node> draw, Function<ReplicaRow, String> words) {
        TableColumn<ReplicaRow, ReplicaRow> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(ReplicaRow row, boolean empty) {
                super.updateItem(row, empty);
                Optional<ReplicaRow> shown = Optional.ofNullable(row).filter(r -> !empty);
                setGraphic(shown.map(draw).orElse(null));
                setAccessibleText(shown.map(words).orElse(null));
            }
        });
        getColumns().add(column);
    }

    void show(List<ReplicaRow> rows) {
        int at = getSelectionModel().getSelectedIndex();
        getItems().setAll(rows);
        if (at >= 0) {
            getSelectionModel().select(at);
        }
    }

    private static Node name(ReplicaRow row) {
        HBox box = box(Icons.status(row.status(), 14), Labels.medium(row.node()));
        if (row.coordinator()) {
            Node flag = Icons.toned("flag", 14, Tone.ACCENT);
            Tooltip.install(flag, new Tooltip("Coordinator"));
            box.getChildren().add(flag);
        }
        return box;
    }

    private static Node version(ReplicaRow row) {
        HBox box = box(figure(row, Long.toString(row.version())));
        if (row.otherVersion()) {
            box.getChildren().add(Tags.toned("differs", "alert-triangle", Tone.WARNING));
        } else if (row.inDoubt().isPresent()) {
            box.getChildren().add(Tags.toned("in doubt", "clock", Tone.SUSPECT));
        }
        return box;
    }

    private static Node digest(ReplicaRow row) {
        HBox box = box(figure(row, row.shortDigest()));
        if (row.otherDigest()) {
            box.getChildren().add(Tags.toned("differs", "alert-octagon", Tone.DANGER));
        }
        return box;
    }

    private static Node weights(ReplicaRow row) {
        Region stable = new Region();
        stable.getStyleClass().add("fl-weight-stable");
        Region canary = new Region();
        canary.getStyleClass().add("fl-weight-canary");
        double width = Math.rint(BAR * Math.clamp(row.canary(), 0, 1));
        canary.setMinWidth(width);
        canary.setMaxWidth(width);
        stable.setMinWidth(BAR - width);
        stable.setMaxWidth(BAR - width);
        HBox bar = new HBox(canary, stable);
        bar.getStyleClass().add("fl-weight");
        bar.setMaxHeight(8);
        return box(bar, figure(row, Amounts.percent(row.canary())));
    }

    /** What is no longer current is greyed. */
    private static Label figure(ReplicaRow row, String words) {
        Label figure = Labels.of(words, "fl-mono", row.old() ? "fl-subtle" : "fl-mono");
        figure.setMinWidth(USE_PREF_SIZE);
        return figure;
    }

    private static HBox box(Node... nodes) {
        HBox box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
