package dev.flotilla.app.ui.forms;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Labels as rows of key and value. */
final class LabelRows extends VBox {
    private final Consumer<List<HostDraft.LabelRow>> changed;
    private final Runnable left;
    private final VBox rows = new VBox(6);
    private final Label error = Labels.of("", "fl-help-error");
    private List<HostDraft.LabelRow> shown = List.of();

    /** @param left a field of a row was left */
    LabelRows(Consumer<List<HostDraft.LabelRow>> changed, Runnable left) {
        super(6);
        this.changed = changed;
        this.left = left;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                8,
                Labels.section("Labels"),
                Labels.secondary("constraints of stacks name them"),
                gap,
                Buttons.link("Add label", this::add));
        head.setAlignment(Pos.CENTER_LEFT);
        error.setGraphic(Icons.status(Status.DOWN, 14));
        error.managedProperty().bind(error.visibleProperty());
        error.setVisible(false);
        getChildren().addAll(head, rows, error);
    }

    void show(List<HostDraft.LabelRow> labels, Optional<Problem> problem) {
        error.setVisible(problem.isPresent());
        problem.ifPresent(p -> error.setText(p.message() + " " + p.hint()));
        if (labels.equals(shown)) {
            return;
        }
        shown = labels;
        rows.getChildren().clear();
        for (int i = 0; i < labels.size(); i++) {
            rows.getChildren().add(row(i, labels.get(i)));
        }
    }

    private void add() {
        List<HostDraft.LabelRow> next = new ArrayList<>(shown);
        next.add(new HostDraft.LabelRow("", ""));
        changed.accept(next);
        if (!rows.getChildren().isEmpty() && rows.getChildren().getLast() instanceof HBox last) {
            last.getChildren().getFirst().requestFocus();
        }
    }

    private Node row(int index, HostDraft.LabelRow label) {
        TextField key = field(label.key(), "key");
        TextField value = field(label.value(), "value");
        HBox.setHgrow(value, Priority.ALWAYS);
        Runnable tell = () -> {
            List<HostDraft.LabelRow> next = new ArrayList<>(shown);
            next.set(index, new HostDraft.LabelRow(key.getText(), value.getText()));
            // What was typed here is shown here already: the rows stay and keep the focus.
            shown = List.copyOf(next);
            changed.accept(shown);
        };
        key.textProperty().addListener((o, was, is) -> tell.run());
        value.textProperty().addListener((o, was, is) -> tell.run());
        Node remove = Buttons.small(Buttons.icon("x", "Remove label " + label.key(), () -> {
            List<HostDraft.LabelRow> next = new ArrayList<>(shown);
            next.remove(index);
            changed.accept(next);
        }));
        HBox row = new HBox(8, key, Labels.of("=", "fl-muted"), value, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private TextField field(String text, String prompt) {
        TextField field = new TextField(text);
        field.setPromptText(prompt);
        field.setAccessibleText("Label " + prompt);
        field.getStyleClass().add("fl-mono");
        field.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                left.run();
            }
        });
        return field;
    }
}
