package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The steps of each host under its name, in two columns; a host goes into the shorter one. */
final class StepColumns extends HBox {
    /** A row of a column. */
    sealed interface Row {
        record Head(WorkPage.Column column) implements Row {}

        record One(WorkPage.Line line, boolean selected) implements Row {}
    }

    private final List<ListView<Row>> lists = new ArrayList<>();
    private final IntConsumer onStep;

    /** @param onStep gets the id of a step that was clicked or chosen by key */
    StepColumns(IntConsumer onStep) {
        this.onStep = onStep;
        getStyleClass().add("fl-activity-columns");
        for (int i = 0; i < 2; i++) {
            ListView<Row> list = new ListView<>();
            list.getStyleClass().add("fl-activity-steps");
            list.setCellFactory(l -> new RowCell());
            list.setAccessibleText("Steps by host");
            HBox.setHgrow(list, Priority.ALWAYS);
            lists.add(list);
        }
        getChildren().addAll(lists);
    }

    /** @param selected id of the step whose output is shown, 0 for none */
    void show(List<WorkPage.Column> columns, int selected) {
        List<List<Row>> rows = List.of(new ArrayList<>(), new ArrayList<>());
        for (WorkPage.Column column : columns) {
            List<Row> shorter = rows.get(0).size() <= rows.get(1).size() ? rows.get(0) : rows.get(1);
            shorter.add(new Row.Head(column));
            column.lines().forEach(line -> shorter.add(new Row.One(line, line.step() == selected)));
        }
        for (int i = 0; i < lists.size(); i++) {
            if (!lists.get(i).getItems().equals(rows.get(i))) {
                lists.get(i).getItems().setAll(rows.get(i));
            }
        }
    }

    private final class RowCell extends ListCell<Row> {
        RowCell() {
            setPrefWidth(0);
            setOnMouseClicked(e -> chosen());
            focusedProperty().addListener((o, was, is) -> {
                if (is) {
                    chosen();
                }
            });
        }

        private void chosen() {
            if (getItem() instanceof Row.One(WorkPage.Line line, boolean selected) && !selected) {
                onStep.accept(line.step());
            }
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (row) {
                case Row.Head(WorkPage.Column column) -> {
                    setGraphic(head(column));
                    setAccessibleText(column.host() + ", " + column.count());
                }
                case Row.One(WorkPage.Line line, boolean selected) -> {
                    setGraphic(line(line, selected));
                    setAccessibleText(
                            line.phase().name().toLowerCase(Locale.ROOT) + ", " + line.title() + ", " + line.right());
                }
            }
        }
    }

    private static Node head(WorkPage.Column column) {
        Label name = Labels.section(column.host());
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label count = column.done()
                ? Labels.of(column.count(), "fl-small", "fl-medium", "fl-success")
                : Labels.secondary(column.count());
        count.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, Labels.strip(column.series(), 14), name, count);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("fl-activity-host");
        return head;
    }

    private static Node line(WorkPage.Line line, boolean selected) {
        Label title = selected ? Labels.medium(line.title()) : Labels.of(line.title());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        Label right = Labels.secondary(line.right());
        right.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, PhaseLook.of(line.phase(), 14), title, right);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fl-activity-step");
        if (selected) {
            row.getStyleClass().add("fl-current");
        }
        return row;
    }
}
