package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** "Stop this stack?"; nothing is lost by it, but what it serves is gone until it is applied again. */
public final class StopDialog extends BorderPane {
    private static final double WIDTH = 480;

    public StopDialog(Belongings belongings, Runnable cancel, Runnable confirmed) {
        StopQuestion question = new StopQuestion(belongings);
        RoomStyle.add(this, StopDialog.class, "confirm.css");
        VBox body = new VBox(8);
        belongings.hosts().stream()
                .filter(h -> h.running() > 0)
                .forEach(host -> body.getChildren().add(Parts.host(host)));
        if (!belongings.unseen().isEmpty()) {
            body.getChildren().add(Parts.unseen(belongings));
        }
        body.getChildren().add(Labels.wrapped(question.stays(), "fl-small", "fl-muted"));
        Button no = Modals.startsHere(Buttons.plain("Cancel", cancel));
        no.setCancelButton(true);
        Button stop = Buttons.destructive(question.deed(), confirmed);
        stop.setId("stop-confirm");
        setCenter(new Dialog(question.title(), body)
                .width(WIDTH)
                .footLeft(CommandButton.of(() -> Commands.stop(belongings.stack())))
                .buttons(no, stop));
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
}
