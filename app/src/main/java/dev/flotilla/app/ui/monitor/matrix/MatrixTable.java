package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** The matrix as a table, a row for each pair that has something to say: for screen readers, and for sorting. */
final class MatrixTable extends TableView<Cell> {
    private final MatrixSelection selection;
    private boolean filling;

    MatrixTable(MatrixSelection selection) {
        this.selection = selection;
        setId("truth-table");
        setAccessibleText("Pairs of nodes");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(
                new EmptyState("grid", "No pair to show", "Pairs of nodes that send to each other appear here."));
        TableColumn<Cell, Cell> state = new TableColumn<>("State");
        state.setPrefWidth(130);
        state.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        state.setComparator((a, b) -> a.state().compareTo(b.state()));
        state.setCellFactory(c -> new StateCell());
        getColumns().add(state);
        column("From", 160, Cell::from, "");
        column("To", 160, Cell::to, "");
        column("Sent", 90, c -> CellLook.figure(c.sent()), "fl-mono");
        column("Received", 90, c -> CellLook.figure(c.received()), "fl-mono");
        column("Last", 90, CellLook::age, "fl-mono");
        column(
                "Cause",
                240,
                c -> c.cause().map(k -> k.title() + ", " + k.number()).orElse(""),
                "");
        getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !filling) {
                selection.choose(is.from(), is.to());
            }
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                selection.open(true);
                e.consume();
            }
        });
        setOnMouseClicked(e -> selection.open(e.getClickCount() == 1
                        && getSelectionModel().getSelectedItem() != null
                        && getSelectionModel().getSelectedItem().cause().isPresent()
                || selection.openProperty().get()));
    }

    private void column(String head, double width, Function<Cell, String> value, String style) {
        TableColumn<Cell, String> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
            column.setCellFactory(c -> new MonoCell());
        }
        getColumns().add(column);
    }

    void show(MatrixView view, boolean problems) {
        List<Cell> next = view.matrix().cells().stream()
                .filter(c -> problems
                        ? c.state().trouble()
                        : c.state() != CellState.SELF && c.state() != CellState.NOT_PEERS)
                .toList();
        if (!next.equals(getItems())) {
            filling = true;
            getItems().setAll(next);
            sort();
            selection
                    .chosenProperty()
                    .get()
                    .ifPresent(chosen -> next.stream()
                            .filter(c -> c.from().equals(chosen.from()) && c.to().equals(chosen.to()))
                            .findFirst()
                            .ifPresent(getSelectionModel()::select));
            filling = false;
        }
    }

    private static final class MonoCell extends TableCell<Cell, String> {
        MonoCell() {
            getStyleClass().add("fl-mono");
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    private static final class StateCell extends TableCell<Cell, Cell> {
        @Override
        protected void updateItem(Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            if (empty || cell == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var words = Labels.of(cell.state().word(), "fl-medium");
            CellLook.status(cell.state()).ifPresent(s -> words.setGraphic(dev.flotilla.app.ui.kit.Icons.status(s, 14)));
            setGraphic(words);
            setAccessibleText(CellLook.sentence(cell));
        }
    }
}
