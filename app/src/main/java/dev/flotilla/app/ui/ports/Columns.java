package dev.flotilla.app.ui.ports;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** Columns of the fleet's tables: text, figures in mono at the right, and cells with glyphs. */
final class Columns {
    private Columns() {}

    static <R> TableColumn<R, String> text(String head, double width, Function<R, String> value) {
        TableColumn<R, String> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        return column;
    }

    static <R> TableColumn<R, String> mono(String head, double width, Function<R, String> value) {
        TableColumn<R, String> column = text(head, width, value);
        column.setCellFactory(c -> new TextCell<>("fl-mono", Pos.CENTER_LEFT));
        return column;
    }

    /** Figures with their unit, in mono at the right. */
    static <R> TableColumn<R, String> figures(String head, double width, Function<R, String> value) {
        TableColumn<R, String> column = text(head, width, value);
        column.getStyleClass().add("fl-right");
        column.setCellFactory(c -> new TextCell<>("fl-mono", Pos.CENTER_RIGHT));
        return column;
    }

    /** Numbers sort as numbers and stand at the right. */
    static <R> TableColumn<R, Integer> number(String head, double width, Function<R, Integer> value) {
        TableColumn<R, Integer> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.getStyleClass().add("fl-right");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new NumberCell<>());
        return column;
    }

    /**
     * A column whose cells are drawn from the whole row.
     *
     * @param words what sorts, and what a screen reader says
     */
    static <R> TableColumn<R, R> drawn(String head, double width, Function<R, Node> draw, Function<R, String> words) {
        TableColumn<R, R> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setComparator(Comparator.comparing(words));
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new DrawnCell<>(draw, words));
        return column;
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        TextCell(String style, Pos alignment) {
            getStyleClass().add(style);
            setAlignment(alignment);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    private static final class NumberCell<R> extends TableCell<R, Integer> {
        NumberCell() {
            getStyleClass().add("fl-mono");
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(Integer number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? null : number.toString());
        }
    }

    private static final class DrawnCell<R> extends TableCell<R, R> {
        private final Function<R, Node> draw;
        private final Function<R, String> words;

        DrawnCell(Function<R, Node> draw, Function<R, String> words) {
            this.draw = draw;
            this.words = words;
        }

        @Override
        protected void updateItem(R row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : draw.apply(row));
            setAccessibleText(empty || row == null ? null : words.apply(row));
        }
    }
}
