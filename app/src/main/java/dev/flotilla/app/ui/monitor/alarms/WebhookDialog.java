package dev.flotilla.app.ui.monitor.alarms;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Where alarms are sent: its URL is a secret, so it is typed unseen and never shown again. */
public final class WebhookDialog {
    private final WebhookDesk desk;
    private final Executor work;
    private final FxGate gate;
    private final Runnable close;
    private final PasswordField url = new PasswordField();
    private final Field field = new Field("URL of the webhook", url);
    private final CheckBox plain = new CheckBox("Allow plain http beyond this computer");
    private final VBox body = new VBox(12);
    private final Button test;
    private final Button save;
    private Optional<Node> told = Optional.empty();

    private WebhookDialog(WebhookDesk desk, Executor work, FxGate gate, Runnable close) {
        this.desk = desk;
        this.work = work;
        this.gate = gate;
        this.close = close;
        url.setId("webhook-url");
        test = Buttons.plain("Test", "send", () -> run(desk::test, false));
        test.setId("webhook-test");
        save = Buttons.primary("Save webhook", () -> run(desk::set, true));
        save.setId("webhook-save");
        save.setDefaultButton(true);
        field.required().help("Whoever knows it can write there, so the vault keeps it and no log names it.");
        url.textProperty().addListener((o, was, is) -> field.setError(Optional.empty()));
        body.getChildren()
                .addAll(
                        Labels.wrapped(
                                "Every alarm that is raised or ends is sent there as JSON. Redirects are not followed and"
                                        + " certificates are checked.",
                                "fl-muted"),
                        field,
                        plain);
    }

    /** @param shown what may be shown of the one that is set; empty when there is none */
    public static Dialog of(WebhookDesk desk, Optional<String> shown, Executor work, FxGate gate, Runnable close) {
        WebhookDialog made = new WebhookDialog(desk, work, gate, close);
        shown.ifPresent(to -> made.body.getChildren().add(1, Labels.secondary("Now sent to " + to)));
        Dialog dialog = new Dialog("Send alarms to a webhook", made.body).width(520);
        if (shown.isPresent()) {
            dialog.footLeft(made.test, Buttons.plain("Send no more", made::remove), made.command());
        } else {
            dialog.footLeft(made.test, made.command());
        }
        return dialog.buttons(Buttons.plain("Cancel", close), made.save);
    }

    private Node command() {
        return CommandButton.of(() -> Commands.webhook(plain.isSelected()));
    }

    private interface Deed {
        Outcome<String> of(String url, boolean plain);
    }

    private void run(Deed deed, boolean closes) {
        String typed = url.getText().strip();
        if (typed.isEmpty()) {
            field.setError(Optional.of("Give one like https://hooks.example/services/..."));
            url.requestFocus();
            return;
        }
        boolean allowed = plain.isSelected();
        busy(true);
        in(() -> deed.of(typed, allowed), closes);
    }

    private void in(Supplier<Outcome<String>> deed, boolean closes) {
        work.execute(() -> {
            Outcome<String> outcome = deed.get();
            gate.execute(() -> {
                busy(false);
                switch (outcome) {
                    case Outcome.Ok<String>(String words) -> {
                        if (closes) {
                            close.run();
                        } else {
                            tell(Note.of(Tone.SUCCESS, "check", words, ""));
                        }
                    }
                    case Outcome.Failed<String> failed -> tell(Note.problem(failed.first()));
                }
            });
        });
    }

    private void remove() {
        busy(true);
        in(
                () -> {
                    desk.remove();
                    return Outcome.ok("");
                },
                true);
    }

    private void busy(boolean is) {
        Buttons.busy(test, is);
        Buttons.busy(save, is);
    }

    private void tell(Node note) {
        told.ifPresent(body.getChildren()::remove);
        told = Optional.of(note);
        body.getChildren().add(note);
    }
}
