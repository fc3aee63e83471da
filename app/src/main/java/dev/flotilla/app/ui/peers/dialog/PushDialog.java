package dev.flotilla.app.ui.peers.dialog;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.push.PushPreview;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.peers.PeersSection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks the host what would change, shows it line by line, and pushes when that is confirmed. */
public final class PushDialog {
    private final Desk desk;
    private final VBox body = new VBox(12);
    private final VBox notes = new VBox(8);
    private final Button push;
    private final Consumer<PushReport> done;

    /**
     * What the dialog works with.
     *
     * @param preview and {@code push} block; they are called on {@code work}
     * @param means what happens to a node that has something to lose
     * @param command that does the same
     */
    public record Desk(
            Supplier<Outcome<PushPreview>> preview,
            Supplier<Outcome<PushReport>> push,
            String means,
            Command command,
            Executor work,
            FxGate gate) {}

    /** To a container. */
    public static final String REPLACES =
            "The container is replaced by one like it that mounts the new configuration; it restarts. If the new one does not"
                    + " stand, the old one is started again.";

    private PushDialog(Desk desk, Consumer<PushReport> done) {
        this.desk = desk;
        this.done = done;
        push = Buttons.primary("Push", this::push);
        push.setId("push-now");
        push.setDisable(true);
    }

    /** @param done gets what was done; the dialog is still open then */
    public static Dialog of(String node, String host, Desk desk, Runnable cancel, Consumer<PushReport> done) {
        PushDialog dialog = new PushDialog(desk, done);
        Button no = Buttons.plain("Cancel", cancel);
        no.setCancelButton(true);
        dialog.body.getChildren().setAll(Labels.secondary("Asking " + host + " what is in force there ..."));
        desk.work().execute(() -> {
            Outcome<PushPreview> seen = desk.preview().get();
            desk.gate().execute(() -> dialog.show(seen));
        });
        VBox.setVgrow(dialog.body, Priority.ALWAYS);
        Dialog shown = new Dialog("Push " + node + " to " + host, new VBox(12, dialog.notes, dialog.body))
                .size(720, 560)
                .footLeft(CommandButton.of(desk::command))
                .buttons(no, dialog.push);
        RoomStyle.add(shown, PeersSection.class, "peers.css");
        return shown;
    }

    private void show(Outcome<PushPreview> seen) {
        switch (seen) {
            case Outcome.Failed<PushPreview> failed -> {
                body.getChildren().clear();
                notes.getChildren()
                        .setAll(failed.problems().stream().map(Note::problem).toList());
            }
            case Outcome.Ok<PushPreview>(PushPreview preview) -> show(preview);
        }
    }

    private void show(PushPreview preview) {
        preview.leftover()
                .ifPresent(said -> notes.getChildren().add(Note.of(Tone.WARNING, "alert-triangle", said, "")));
        if (!preview.changes()) {
            body.getChildren()
                    .setAll(Note.of(
                            Tone.SUCCESS,
                            "check-circle",
                            "This is in force already",
                            preview.node() + " on " + preview.host() + " has this configuration."));
            push.setDisable(preview.leftover().isEmpty());
            return;
        }
        VBox lines = new VBox();
        lines.getStyleClass().add("fl-diff");
        lines.setId("push-diff");
        preview.diff().forEach(line -> lines.getChildren().add(line(line)));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-cause-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        String what = preview.created()
                ? "There is no container " + preview.node() + " yet: it is made."
                : desk.means() + " Read now: " + preview.path() + ".";
        body.getChildren().setAll(Labels.wrapped(what, "fl-small", "fl-muted"), scroll);
        push.setDisable(false);
    }

    private static Label line(String line) {
        Label label = Labels.wrapped(line.isEmpty() ? " " : line, "fl-mono", "fl-small");
        label.setMaxWidth(Double.MAX_VALUE);
        if (line.startsWith("+")) {
            label.getStyleClass().add("fl-diff-comes");
        } else if (line.startsWith("-")) {
            label.getStyleClass().add("fl-diff-goes");
        }
        return label;
    }

    private void push() {
        Buttons.busy(push, true);
        notes.getChildren().clear();
        desk.work().execute(() -> {
            Outcome<PushReport> outcome = desk.push().get();
            desk.gate().execute(() -> {
                Buttons.busy(push, false);
                switch (outcome) {
                    case Outcome.Ok<PushReport>(PushReport report) -> done.accept(report);
                    case Outcome.Failed<PushReport> failed -> told(failed);
                }
            });
        });
    }

    private void told(Outcome.Failed<PushReport> failed) {
        List<Note> said = failed.problems().stream().map(Note::problem).toList();
        notes.getChildren().setAll(said);
    }
}
