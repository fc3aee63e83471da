package dev.flotilla.app.ui.history;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.SearchField;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The history of applies, newest first; the steps of the selected one below. */
public final class HistoryView extends BorderPane {
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final FilteredList<HistoryRow> filtered = new FilteredList<>(rows);
    private final TableView<HistoryRow> table = new TableView<>(filtered);
    private final VBox steps = new VBox();
    private final VBox trouble = new VBox();
    private final Supplier<Outcome<List<DeployProgress>>> source;
    private final Supplier<Fleet> fleet;
    private final Executor work;
    private final FxGate gate;
    private final DateTimeFormatter time;

    /**
     * @param source the applies of the past, newest first; blocks on the disk
     * @param work runs what blocks
     */
    public HistoryView(
            Supplier<Outcome<List<DeployProgress>>> source,
            Supplier<Fleet> fleet,
            Executor work,
            FxGate gate,
            ZoneId zone) {
        this.source = source;
        this.fleet = fleet;
        this.work = work;
        this.gate = gate;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
        RoomStyle.add(this, HistoryView.class, "history.css");
        getStyleClass().add("fl-surface");
        table.getColumns().add(text("When", 160, r -> time.format(r.at()), "fl-mono"));
        table.getColumns().add(text("What", 220, HistoryRow::what, "fl-medium"));
        table.getColumns().add(state());
        table.getColumns().add(text("Changes", 90, r -> Integer.toString(r.changes()), "fl-mono"));
        table.getColumns().add(text("Took", 100, HistoryRow::took, "fl-mono"));
        table.getColumns().add(text("Hosts", 320, HistoryRow::hosts, "fl-muted"));
        table.setPlaceholder(
                new EmptyState("clock", "No applies yet", "Each apply, stop and removal is kept here with its steps."));
        table.setAccessibleText("History of applies");
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            steps.getChildren().clear();
            if (is != null) {
                is.lines().forEach(line -> steps.getChildren().add(line(line)));
            }
        });
        SearchField filter = new SearchField("Filter by stack, state, host");
        filter.setPrefWidth(280);
        filter.text().textProperty().addListener((o, was, is) -> filtered.setPredicate(r -> r.matches(is)));
        HBox bar = new HBox(
                8,
                Labels.section("History"),
                filter,
                Buttons.small(Buttons.icon("refresh-cw", "Read the history again", this::refresh)));
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        setTop(new VBox(bar, trouble));
        ScrollPane scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-history-steps");
        SplitPane split = new SplitPane(table, scroll);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        setCenter(split);
    }

    /** Reads the history again; called when the section is opened and when an apply ends. */
    public void refresh() {
        work.execute(() -> {
            Outcome<List<DeployProgress>> found = source.get();
            gate.execute(() -> show(found));
        });
    }

    private void show(Outcome<List<DeployProgress>> found) {
        trouble.getChildren().clear();
        switch (found) {
            case Outcome.Ok<List<DeployProgress>>(List<DeployProgress> applies) -> {
                Fleet now = fleet.get();
                rows.setAll(applies.stream().map(a -> HistoryRow.of(a, now)).toList());
                if (!rows.isEmpty()) {
                    table.getSelectionModel().select(0);
                }
            }
            case Outcome.Failed<List<DeployProgress>> failed ->
                trouble.getChildren().add(Note.problem(failed.first()));
        }
    }

    private static TableColumn<HistoryRow, String> text(
            String head, double width, Function<HistoryRow, String> value, String style) {
        TableColumn<HistoryRow, String> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
            }
        });
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> state() {
        TableColumn<HistoryRow, HistoryRow> column = new TableColumn<>("State");
        column.setPrefWidth(150);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                    return;
                }
                Label label = Labels.of(
                        row.stateWords(), "fl-medium", row.status().tone().textClass());
                label.setGraphic(Icons.status(row.status(), 14));
                setGraphic(label);
            }
        });
        return column;
    }

    private static Node line(HistoryRow.Line line) {
        Label host = Labels.medium(line.host());
        host.getStyleClass().add("fl-history-host");
        VBox words = new VBox(1, Labels.of(line.title()), Labels.secondary(line.reason()));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!line.problem().isEmpty()) {
            words.getChildren().add(Labels.wrapped(line.problem(), "fl-small", "fl-danger"));
        }
        HBox row = new HBox(8, glyph(line.phase()), Labels.strip(line.series(), 14), host, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fl-history-line");
        return row;
    }

    private static Node glyph(Phase phase) {
        return switch (phase) {
            case DONE -> Icons.status(Status.HEALTHY, 14);
            case RUNNING -> Icons.status(Status.STARTING, 14);
            case FAILED -> Icons.status(Status.DOWN, 14);
            case WAITING, SKIPPED -> Icons.muted("clock", 14);
            case UNDONE -> Icons.muted("corner-up-left", 14);
        };
    }
}
