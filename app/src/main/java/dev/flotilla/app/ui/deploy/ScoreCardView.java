package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Meter;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The score cards of a placement, one at a time: why each instance goes where it goes. Used in the preview and beside a
 * stack before anything runs.
 */
public final class ScoreCardView extends VBox {
    /** Up to so many instances stand side by side; more are chosen from a list. */
    private static final int SIDE_BY_SIDE = 5;

    private static final double METER = 48;

    private final HBox head = new HBox(8);
    private final VBox body = new VBox();
    private List<ScoreTable> tables = List.of();

    public ScoreCardView() {
        RoomStyle.add(this, ScoreCardView.class, "deploy.css");
        getStyleClass().add("fl-score");
        head.getStyleClass().add("fl-score-head");
        getChildren().addAll(head, body);
    }

    public void show(List<ScoreTable> next) {
        tables = List.copyOf(next);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().setAll(Labels.section("Why there"), gap);
        if (tables.isEmpty()) {
            body.getChildren().setAll(Labels.secondary("Nothing is placed anew."));
            return;
        }
        head.getChildren().add(tables.size() <= SIDE_BY_SIDE ? segments() : list());
        open(tables.getFirst());
    }

    /** Shows the card of an instance when there is one. */
    public void open(String instance) {
        tables.stream().filter(t -> t.instance().equals(instance)).findFirst().ifPresent(this::open);
    }

    private Node segments() {
        Segmented<ScoreTable> segments = new Segmented<>(this::open);
        tables.forEach(t -> segments.add(t, t.instance()));
        return segments;
    }

    private Node list() {
        ComboBox<String> list = new ComboBox<>();
        tables.forEach(t -> list.getItems().add(t.instance()));
        list.setValue(tables.getFirst().instance());
        list.setOnAction(e -> open(list.getValue()));
        list.setAccessibleText("Instance");
        return list;
    }

    private void open(ScoreTable table) {
        body.getChildren().setAll(Labels.wrapped(table.rule(), "fl-small", "fl-muted", "fl-score-rule"), heads());
        table.lines().forEach(line -> body.getChildren().add(line(line)));
        table.excluded().forEach(out -> body.getChildren().add(excluded(out)));
    }

    private static Node heads() {
        HBox row = row("fl-score-heads");
        row.getChildren()
                .addAll(
                        wide(Labels.of("Host", "fl-small", "fl-medium", "fl-muted")),
                        cell("CPU", "fl-score-points"),
                        cell("Memory", "fl-score-points"),
                        cell("Count", "fl-score-count"),
                        cell("Datacenter", "fl-score-datacenter"),
                        cell("Total", "fl-score-total"));
        return row;
    }

    private static Node line(ScoreTable.Line line) {
        HBox row = row("fl-score-line");
        if (line.chosen()) {
            row.getStyleClass().add("fl-chosen");
        }
        HBox name = new HBox(6, Labels.strip(line.series(), 14), Labels.section(line.host()));
        name.setAlignment(Pos.CENTER_LEFT);
        Label verdict = line.chosen()
                ? Labels.of("Chosen", "fl-small", "fl-medium", "fl-success")
                : Labels.wrapped(line.verdict(), "fl-small", "fl-muted");
        if (line.chosen()) {
            verdict.setGraphic(Icons.status(Status.HEALTHY, 14));
        }
        VBox words = new VBox(2, name, verdict);
        words.setAlignment(Pos.CENTER_LEFT);
        row.getChildren()
                .addAll(
                        wide(words),
                        points(line.cpu(), line.cpuShare()),
                        points(line.memory(), line.memoryShare()),
                        number(line.count(), "fl-score-count"),
                        number(line.datacenter(), "fl-score-datacenter"),
                        number(line.total(), "fl-score-total", "fl-score-sum"));
        row.setAccessibleText((line.chosen() ? "Chosen, " : "") + line.host() + ", total " + line.total() + ", cpu "
                + line.cpu() + ", memory " + line.memory() + ", count " + line.count() + ", datacenter "
                + line.datacenter() + ". " + line.verdict());
        return row;
    }

    private static Node excluded(ScoreTable.Excluded out) {
        HBox row = row("fl-score-excluded");
        Label reason = Labels.wrapped("Excluded: " + out.reason(), "fl-small", "fl-muted");
        HBox.setHgrow(reason, Priority.ALWAYS);
        Label name = Labels.section(out.host());
        name.setMinWidth(USE_PREF_SIZE);
        row.getChildren().addAll(Icons.muted("slash", 14), Labels.strip(out.series(), 14), name, reason);
        return row;
    }

    private static HBox row(String style) {
        HBox row = new HBox();
        row.getStyleClass().add(style);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node wide(Region node) {
        node.setMinWidth(0);
        node.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    private static Label cell(String text, String style) {
        return Labels.of(text, "fl-small", "fl-medium", "fl-muted", "fl-score-cell", style);
    }

    private static Label number(String text, String... styles) {
        Label label = Labels.of(text, "fl-mono", "fl-score-cell");
        label.getStyleClass().addAll(styles);
        if (text.equals(ScoreTable.NOT_COUNTED)) {
            label.getStyleClass().add("fl-muted");
        }
        return label;
    }

    private static Node points(String text, double share) {
        if (text.equals(ScoreTable.NOT_COUNTED)) {
            return number(text, "fl-score-points");
        }
        Meter meter = new Meter(METER);
        meter.getStyleClass().add("fl-score-meter");
        // A full factor is good here, so the meter never turns to the warning colour.
        meter.setShare(Math.min(share, 0.849));
        Label label = Labels.mono(text);
        VBox cell = new VBox(3, label, meter);
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.getStyleClass().addAll("fl-score-points", "fl-score-cell");
        return cell;
    }
}
