package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The steps of a plan in groups that fold; Enter opens the docker command of a step. Virtual: a long plan costs no more. */
final class StepList extends ListView<StepList.Entry> {
    /** A row of the list. */
    sealed interface Entry {
        record Head(PlanPage.Group group, boolean folded) implements Entry {}

        record One(PlanPage.Row row, boolean open, boolean namesHost) implements Entry {}
    }

    private final Set<String> folded = new HashSet<>();
    private final Set<Integer> open = new HashSet<>();
    private List<PlanPage.Group> groups = List.of();

    StepList() {
        getStyleClass().add("fl-steps");
        setCellFactory(list -> new EntryCell());
        setAccessibleText("Steps of the plan");
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                toggle();
                e.consume();
            }
        });
    }

    void show(List<PlanPage.Group> next) {
        groups = List.copyOf(next);
        fill();
    }

    /** Opens or folds what is selected. */
    private void toggle() {
        Entry selected = getSelectionModel().getSelectedItem();
        if (selected != null) {
            toggle(selected);
        }
    }

    private void toggle(Entry entry) {
        switch (entry) {
            case Entry.Head(PlanPage.Group group, boolean isFolded) -> flip(folded, group.name());
            case Entry.One(PlanPage.Row row, boolean isOpen, boolean namesHost) -> {
                if (!row.command().isBlank()) {
                    flip(open, row.step());
                }
            }
        }
        fill();
    }

    private static <T> void flip(Set<T> set, T value) {
        if (!set.remove(value)) {
            set.add(value);
        }
    }

    private void fill() {
        int selected = getSelectionModel().getSelectedIndex();
        List<Entry> entries = new ArrayList<>();
        for (PlanPage.Group group : groups) {
            boolean isFolded = folded.contains(group.name());
            entries.add(new Entry.Head(group, isFolded));
            if (!isFolded) {
                group.rows()
                        .forEach(
                                row -> entries.add(new Entry.One(row, open.contains(row.step()), group.series() == 0)));
            }
        }
        getItems().setAll(entries);
        if (selected >= 0 && selected < entries.size()) {
            getSelectionModel().select(selected);
        }
    }

    private final class EntryCell extends ListCell<Entry> {
        EntryCell() {
            // As wide as the list, never wider: long reasons are cut, not scrolled to.
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                Entry entry = getItem();
                boolean head = entry instanceof Entry.Head;
                if (entry != null && e.getButton() == MouseButton.PRIMARY && (head || e.getClickCount() == 2)) {
                    toggle(entry);
                }
            });
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (entry) {
                case Entry.Head(PlanPage.Group group, boolean isFolded) -> {
                    setGraphic(head(group, isFolded));
                    setAccessibleText(group.name() + ", " + group.size());
                }
                case Entry.One(PlanPage.Row row, boolean isOpen, boolean namesHost) -> {
                    setGraphic(row(row, isOpen, namesHost));
                    setAccessibleText(row.look().word() + " " + row.title() + " on " + row.host() + ". " + row.reason()
                            + row.downtime().map(d -> ". " + d).orElse(""));
                }
            }
        }
    }

    private static Node head(PlanPage.Group group, boolean isFolded) {
        HBox head = new HBox(8);
        head.getStyleClass().add("fl-step-group");
        head.getChildren().add(Icons.muted(isFolded ? "chevron-right" : "chevron-down", 14));
        if (group.series() > 0) {
            head.getChildren().add(Labels.strip(group.series(), 16));
        }
        Label detail = group.series() > 0
                ? Labels.of(group.detail(), "fl-mono", "fl-muted")
                : Labels.secondary(group.detail());
        head.getChildren().addAll(Labels.section(group.name()), detail, gap(), Labels.secondary(group.size()));
        return head;
    }

    private static Node row(PlanPage.Row row, boolean isOpen, boolean namesHost) {
        HBox line = new HBox(8);
        line.getStyleClass().add("fl-step");
        HBox glyph = new HBox(
                row.look().tone() == Tone.NEUTRAL
                        ? Icons.muted(row.look().icon(), 16)
                        : Icons.toned(row.look().icon(), 16, row.look().tone()));
        glyph.getStyleClass().add("fl-step-glyph");
        Label word = Labels.of(
                row.look().word(),
                "fl-medium",
                "fl-step-word",
                row.look().tone() == Tone.NEUTRAL
                        ? "fl-muted"
                        : row.look().tone().textClass());
        Label reason = Labels.secondary(row.reason());
        VBox words = new VBox(1, Labels.medium(row.title()), reason);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getChildren().addAll(glyph, word, words);
        if (namesHost) {
            HBox host = new HBox(6, Labels.strip(row.series(), 14), Labels.secondary(row.host()));
            host.setAlignment(Pos.CENTER_LEFT);
            host.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(host);
        }
        row.downtime().ifPresent(down -> {
            // The name needs the room; the sentence is in the tooltip, in the open row and read out.
            Label tag = Tags.toned("Interruption", Tone.WARNING);
            tag.setGraphic(Icons.status(Status.DEGRADED, 14));
            tag.setTooltip(new Tooltip(down));
            line.getChildren().add(tag);
        });
        line.getChildren().add(Tags.plain("Wave " + row.wave()));
        CopyButton copy = new CopyButton("Copy the docker command", row::command);
        copy.setVisible(!row.command().isBlank());
        copy.setFocusTraversable(false);
        line.getChildren().add(copy);
        VBox cell = new VBox(line);
        cell.getStyleClass().add("fl-step-cell");
        if (isOpen) {
            cell.getStyleClass().add("fl-open");
            row.downtime().ifPresent(down -> cell.getChildren().add(Labels.wrapped(down, "fl-small", "fl-step-down")));
            cell.getChildren().add(command(row.command()));
        }
        return cell;
    }

    /** The command, cut at the right when the window is narrow: the copy button has all of it. */
    private static Node command(String text) {
        Label code = Labels.of(text, "fl-mono", "fl-step-command");
        code.setMinHeight(Region.USE_PREF_SIZE);
        code.setMinWidth(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(code.widthProperty());
        clip.heightProperty().bind(code.heightProperty());
        code.setClip(clip);
        return code;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
