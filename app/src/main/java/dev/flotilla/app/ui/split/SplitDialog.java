package dev.flotilla.app.ui.split;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.Way;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.KeyValues;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The split assistant: one row per edge that breaks, with its choice and the values before and after. */
public final class SplitDialog extends BorderPane {
    private static final double WIDTH = 720;
    private static final double MOST = 480;

    /** What its buttons do. */
    public interface Deeds {
        void cancel();

        /** Moves and leaves the file as it is. */
        void without();

        /** Writes the file, then moves. */
        void split(SplitPlan plan);
    }

    private final SplitModel model;
    private final Question question;
    private final VBox rows = new VBox(0);
    private final Label foot = Labels.wrapped("", "fl-small", "fl-muted");
    private final Button primary;

    /**
     * What is asked.
     *
     * @param verb what the button does besides, such as {@code Move web and api}
     * @param without whether it can be done with the file left as it is
     * @param command that does what the choices say
     */
    public record Question(String title, String verb, boolean without, Function<SplitPlan, Command> command) {}

    public SplitDialog(SplitModel model, Question question, Deeds deeds) {
        this.model = model;
        this.question = question;
        RoomStyle.add(this, SplitDialog.class, "split.css");
        primary = Buttons.primary("", () -> deeds.split(model.plan()));
        primary.setId("split-primary");
        primary.setDefaultButton(true);
        Button cancel = Modals.startsHere(Buttons.plain("Cancel", deeds::cancel));
        cancel.setCancelButton(true);
        Button without = Buttons.plain("Move without", deeds::without);
        without.setId("split-without");
        Buttons.tip(without, "The file stays as it is; the names do not resolve");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST);
        scroll.getStyleClass().add("fl-split-scroll");
        boolean empty = model.plan().edges().isEmpty() && model.plan().notices().isEmpty();
        scroll.setVisible(!empty);
        scroll.setManaged(!empty);
        VBox body = new VBox(12, Labels.wrapped(SplitWords.intro(model.plan()), "fl-small", "fl-muted"), scroll, foot);
        Dialog dialog = new Dialog(question.title(), body)
                .width(WIDTH)
                .footLeft(CommandButton.of(() -> question.command().apply(model.plan())))
                .buttons(cancel);
        setCenter(question.without() ? dialog.buttons(without, primary) : dialog.buttons(primary));
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.onChange(plan -> fill());
        fill();
    }

    private void fill() {
        rows.getChildren().clear();
        for (Notice notice : model.plan().notices()) {
            Note note = notice.blocks()
                    ? Note.of(
                            Tone.DANGER,
                            "alert-octagon",
                            notice.cause(),
                            notice.evidence() + " " + notice.remedy() + " " + notice.code())
                    : Note.of(
                            Tone.WARNING, "alert-triangle", notice.cause(), notice.evidence() + " " + notice.remedy());
            VBox.setMargin(note, new Insets(0, 8, 8, 0));
            rows.getChildren().add(note);
        }
        for (SplitModel.Row row : model.rows()) {
            rows.getChildren().add(row(row));
        }
        String openings = SplitWords.openings(model.plan());
        foot.setText(openings);
        foot.setVisible(!openings.isEmpty());
        foot.setManaged(!openings.isEmpty());
        primary.setText(SplitWords.deed(model.plan(), question.verb()));
        primary.setDisable(!model.isReady());
    }

    private Node row(SplitModel.Row row) {
        Label names = Labels.medium(row.key().from() + " \u2192 " + row.key().to());
        names.setMinWidth(Region.USE_PREF_SIZE);
        Label port = Labels.secondary(SplitWords.head(row));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, names, port, gap, choice(row));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(
                4,
                head,
                Labels.wrapped(SplitWords.where(row), "fl-small", "fl-muted"),
                Labels.wrapped(SplitWords.what(row, model.plan()), "fl-small"));
        if (row.chosen() == Choice.ENDPOINT) {
            row.way(Choice.ENDPOINT).changes().forEach(c -> box.getChildren().add(change(c)));
        }
        box.getStyleClass().add("fl-split-row");
        return box;
    }

    private Node choice(SplitModel.Row row) {
        Segmented<Choice> choices = new Segmented<>(choice -> {
            primary.setDisable(true);
            model.choose(row.key(), choice);
        });
        for (Way way : row.ways()) {
            choices.add(way.choice(), SplitWords.title(way.choice()));
            ToggleButton button = (ToggleButton) choices.getChildren().getLast();
            button.setId("split-" + row.key().from() + "-" + row.key().to() + "-"
                    + way.choice().word());
            button.setDisable(!way.fits());
            way.against().ifPresent(why -> {
                Tooltip.install(choices, new Tooltip(why));
                button.setAccessibleHelp(why);
            });
        }
        choices.show(row.chosen());
        return choices;
    }

    private static Node change(Way.Change change) {
        KeyValues values = new KeyValues()
                .add("where", change.mention().inWords())
                .addMono("before", change.before())
                .addMono("after", change.after());
        values.getStyleClass().add("fl-split-change");
        values.setAccessibleText(SplitWords.read(change));
        return values;
    }
}
