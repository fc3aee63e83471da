package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** At start, when an apply was cut off: what was done, and whether to finish it or to take it back. */
public final class RecoveryDialog extends BorderPane {
    private static final double WIDTH = 600;
    private static final double LIST_HEIGHT = 320;

    /** The three answers. */
    public interface Answer {
        void finish(String applyId);

        void undo(String applyId);

        /** It is offered again at the next start, and stays in the history. */
        void later();
    }

    public RecoveryDialog(Interrupted interrupted, Answer answer) {
        RoomStyle.add(this, RecoveryDialog.class, "confirm.css");
        VBox lines = new VBox();
        interrupted.lines().forEach(line -> lines.getChildren().add(line(line)));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LIST_HEIGHT);
        scroll.getStyleClass().add("fl-confirm-list");
        VBox body = new VBox(12, Labels.wrapped(interrupted.summary()), scroll);
        setCenter(new Dialog(interrupted.title(), body)
                .width(WIDTH)
                .footLeft(
                        Buttons.plain("Later", answer::later),
                        CommandButton.of(() -> Commands.recover(interrupted.stack(), true)))
                .buttons(
                        Buttons.plain("Undo what was done", () -> answer.undo(interrupted.applyId())),
                        Buttons.primary("Finish it", () -> answer.finish(interrupted.applyId()))));
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static Node line(Interrupted.Line line) {
        Label what = Labels.of(line.what());
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        Label host = Labels.medium(line.host());
        host.getStyleClass().add("fl-confirm-host");
        Label word = Labels.secondary(line.word());
        word.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, glyph(line.phase()), Labels.strip(line.series(), 14), host, what, word);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fl-confirm-line");
        return row;
    }

    private static Node glyph(Phase phase) {
        return switch (phase) {
            case DONE -> Icons.status(Status.HEALTHY, 14);
            case RUNNING -> Icons.status(Status.DEGRADED, 14);
            case FAILED -> Icons.status(Status.DOWN, 14);
            case WAITING, SKIPPED -> Icons.muted("clock", 14);
            case UNDONE -> Icons.muted("corner-up-left", 14);
        };
    }
}
