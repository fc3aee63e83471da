package dev.flotilla.app.ui.doctor;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Finding.Level;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Findings about some targets or everything, worst first. Closing it calls off an examination that is under way. */
public final class DoctorDialog extends StackPane {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 680;
    private static final String HELPERS =
            "A container of the image flotilla-node stands beside each one that is looked at, shares its"
                    + " network, tells what listens there and what is reached from there, and goes after some seconds.";

    private final DoctorModel model;
    private final CheckBox inside = new CheckBox("Look inside with helper containers");
    private final Label summary = Labels.secondary("");
    private final VBox trouble = new VBox();
    private final VBox body = new VBox();
    private final Button save;
    private final Button again;

    /** @param chooseFile asks where to save, and tells when a file was chosen */
    public DoctorDialog(DoctorModel model, Consumer<Consumer<Path>> chooseFile, Consumer<Path> saved, Runnable close) {
        this.model = model;
        RoomStyle.add(this, DoctorDialog.class, "doctor.css");
        inside.setTooltip(new Tooltip(HELPERS));
        inside.setAccessibleHelp(HELPERS);
        this.save = Buttons.plain("Save report", () -> chooseFile.accept(file -> model.save(file, saved)));
        this.again = Buttons.primary("Examine again", () -> model.examine(inside.isSelected()));
        Button shut = Buttons.plain("Close", close);
        shut.setCancelButton(true);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-form-scroll");
        BorderPane parts = new BorderPane(scroll);
        parts.setTop(trouble);
        getChildren()
                .add(new Dialog(title(model.targets()), parts)
                        .size(WIDTH, HEIGHT)
                        .headRight(summary)
                        .footLeft(inside)
                        .buttons(
                                CommandButton.of(() -> Commands.doctor(model.targets(), inside.isSelected())),
                                save,
                                shut,
                                again));
        model.state().addListener((o, was, is) -> show(is));
        model.trouble().addListener((o, was, is) -> showTrouble(is));
        show(model.state().get());
    }

    private static String title(List<String> targets) {
        return targets.isEmpty() ? "Doctor: everything" : "Doctor: " + String.join(", ", targets);
    }

    private void show(DoctorState state) {
        boolean busy = state instanceof DoctorState.Examining;
        Buttons.busy(again, busy);
        save.setDisable(!(state instanceof DoctorState.Done));
        inside.setDisable(busy);
        switch (state) {
            case DoctorState.Examining(boolean helpers) -> {
                summary.setText("Examining");
                body.getChildren()
                        .setAll(new EmptyState(
                                "activity",
                                "Examining",
                                helpers
                                        ? "Engines, containers, ports, logs, and what is seen from within. This takes some seconds."
                                        : "Engines, containers, ports and logs. This takes some seconds."));
            }
            case DoctorState.Failed(Problem problem) -> {
                summary.setText("");
                body.getChildren().setAll(Note.problem(problem));
            }
            case DoctorState.Done(Examination.Result result) -> {
                summary.setText(words(result));
                body.getChildren().setAll(cards(result));
            }
        }
    }

    private List<Node> cards(Examination.Result result) {
        List<Finding> findings = result.findings();
        return findings.isEmpty()
                ? List.of(new EmptyState(
                        "check-circle", "Nothing found", "Everything that was looked at is as it should be."))
                : findings.stream()
                        .<Node>map(f -> new FindingCard(f, this::doing))
                        .toList();
    }

    private static String words(Examination.Result result) {
        long open = result.findings().stream()
                .filter(f -> f.level() == Level.NOT_CHECKED)
                .count();
        long found = result.findings().size() - open;
        int containers = result.scope().containers().size();
        return found + (found == 1 ? " finding" : " findings") + (open == 0 ? "" : ", " + open + " not checked") + ", "
                + containers + (containers == 1 ? " container" : " containers");
    }

    private void doing(Deed deed) {
        switch (deed) {
            case Deed.Start start -> model.start(start.container(), inside.isSelected());
            case Deed.LookInside look -> {
                inside.setSelected(true);
                model.examine(true);
            }
        }
    }

    private void showTrouble(Optional<Problem> problem) {
        trouble.getChildren()
                .setAll(problem.<List<Node>>map(p ->
                                List.of(Note.of(Tone.DANGER, "alert-circle", p.message(), p.hint() + " " + p.code())))
                        .orElse(List.of()));
    }
}
