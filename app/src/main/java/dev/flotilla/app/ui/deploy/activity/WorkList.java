package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All works since the start, newest first. */
final class WorkList extends VBox {
    /** @param right how long it runs, or when it began */
    private record Row(String id, String title, ApplyState state, String right, boolean on) {}

    private final ListView<Row> list = new ListView<>();
    private final DateTimeFormatter time;

    WorkList(Consumer<String> onWork, Runnable onHistory, ZoneId zone) {
        time = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
        getStyleClass().add("fl-activity-works");
        list.getStyleClass().add("fl-activity-steps");
        list.setAccessibleText("Works");
        list.setCellFactory(l -> new RowCell(onWork));
        VBox.setVgrow(list, Priority.ALWAYS);
        Hyperlink history = Buttons.link("Show all history", onHistory);
        HBox foot = new HBox(history);
        foot.getStyleClass().add("fl-activity-foot");
        getChildren().addAll(list, foot);
    }

    void show(ActivityModel.State state, Instant now) {
        List<Row> rows = state.works().stream()
                .map(work -> row(
                        work, state.selected().filter(work.applyId()::equals).isPresent(), now))
                .toList();
        if (!list.getItems().equals(rows)) {
            list.getItems().setAll(rows);
        }
    }

    private Row row(DeployProgress work, boolean on, Instant now) {
        String deed = switch (work.plan().kind()) {
            case APPLY -> "Apply ";
            case STOP -> "Stop ";
            case REMOVE -> "Remove ";
        };
        Duration age = Duration.between(work.startedAt(), now);
        String right = work.state().isOver()
                ? time.format(work.startedAt())
                : Amounts.span(Duration.ofSeconds(age.toSeconds())).replace(".0 s", " s");
        return new Row(work.applyId(), deed + work.plan().stack(), work.state(), right, on);
    }

    private static final class RowCell extends ListCell<Row> {
        RowCell(Consumer<String> onWork) {
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (getItem() != null) {
                    onWork.accept(getItem().id());
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line(row));
            setAccessibleText(
                    empty || row == null
                            ? null
                            : row.title() + ", " + row.state().word());
        }

        private static Node line(Row row) {
            Label title = row.on() ? Labels.medium(row.title()) : Labels.of(row.title());
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            Label right = Labels.secondary(row.right());
            right.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(6, PhaseLook.of(row.state(), 14), title, right);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().addAll("fl-activity-step", row.on() ? "fl-shown" : "fl-other");
            return line;
        }
    }
}
