package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What one step wrote, with times; follows the end while "Follow" is on. */
final class StepOutput extends VBox {
    private final HBox head = new HBox(8);
    private final ListView<DeployProgress.Line> lines = new ListView<>();
    private final ToggleButton follow = Tags.check("Follow", true);
    private final DateTimeFormatter time;

    StepOutput(ZoneId zone) {
        time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
        head.getStyleClass().add("fl-output-head");
        head.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("fl-output");
        lines.setCellFactory(list -> new LineCell());
        lines.setAccessibleText("Output of the step");
        lines.setPlaceholder(Labels.secondary("This step wrote nothing."));
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().addAll(head, lines);
        clear();
    }

    void show(DeployProgress work, Step step, Fleet fleet) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label host = Labels.of(step.head().hostName(), "fl-section", "fl-small");
        // The name of the host is the last thing that a narrow panel may cut.
        host.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren()
                .setAll(
                        Labels.strip(Series.of(fleet, step.head().host()), 14),
                        host,
                        Labels.secondary("output of step " + step.head().id() + ", " + WorkPage.title(step)),
                        gap,
                        follow,
                        new CopyButton("Copy the output", this::text));
        lines.setPlaceholder(Labels.secondary("It wrote nothing."));
        DeployProgress.StepProgress its = work.steps().get(step.head().id());
        List<DeployProgress.Line> wanted = new ArrayList<>(its == null ? List.of() : its.output());
        if (its != null) {
            its.problem()
                    .ifPresent(p -> wanted.add(new DeployProgress.Line(
                            its.endedAt().orElse(work.startedAt()),
                            p.message() + (p.hint().isEmpty() ? "" : " " + p.hint()) + " " + p.code())));
        }
        if (!lines.getItems().equals(wanted)) {
            lines.getItems().setAll(wanted);
            if (follow.isSelected() && !wanted.isEmpty()) {
                lines.scrollTo(wanted.size() - 1);
            }
        }
    }

    void clear() {
        head.getChildren().clear();
        lines.getItems().clear();
        lines.setPlaceholder(Labels.secondary("Select a step to see what it wrote."));
    }

    private String text() {
        return lines.getItems().stream()
                .map(line -> time.format(line.at()) + "  " + line.text())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private final class LineCell extends ListCell<DeployProgress.Line> {
        private final Label at = Labels.of("", "fl-mono", "fl-muted");
        private final Label text = Labels.of("", "fl-mono");
        private final HBox row = new HBox(12, at, text);

        LineCell() {
            at.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(DeployProgress.Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            at.setText(time.format(line.at()));
            text.setText(line.text());
            setGraphic(row);
        }
    }
}
