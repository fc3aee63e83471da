package dev.flotilla.app.ui.monitor.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for the UDP port on which heartbeats are heard, or for none. Stays open with the reason when it is taken. */
public final class ListenDialog {
    private static final String USUAL = "5000";

    private final TextField port = new TextField();
    private final Field field = new Field("Heartbeat port (UDP)", port);
    private final VBox body = new VBox(12);
    private final Button listen;
    private final BiConsumer<Optional<Integer>, Consumer<Outcome<Optional<Integer>>>> ask;
    private final Runnable close;
    private Optional<Note> refusal = Optional.empty();

    /** @param ask binds the port off the JavaFX thread and answers on it */
    private ListenDialog(
            Optional<Integer> now,
            BiConsumer<Optional<Integer>, Consumer<Outcome<Optional<Integer>>>> ask,
            Runnable close) {
        this.ask = ask;
        this.close = close;
        port.setId("listen-port");
        port.setText(now.map(String::valueOf).orElse(USUAL));
        field.help("Nodes that Flotilla deploys send their beats here as well; others need this computer among"
                + " their peers.");
        listen = Buttons.primary("Listen on this port", this::listen);
        listen.setDefaultButton(true);
        body.getChildren()
                .addAll(
                        Labels.wrapped(
                                "Flotilla becomes a peer: it hears each heartbeat itself. Without a port, as behind a"
                                        + " router that translates addresses, it works by asking the nodes alone.",
                                "fl-muted"),
                        field);
    }

    /** @param now the port of now; empty when none is listened on */
    public static Dialog of(
            Optional<Integer> now,
            BiConsumer<Optional<Integer>, Consumer<Outcome<Optional<Integer>>>> ask,
            Runnable close) {
        ListenDialog made = new ListenDialog(now, ask, close);
        Dialog dialog = new Dialog("Listen for heartbeats", made.body).width(520);
        if (now.isPresent()) {
            dialog.footLeft(Buttons.plain("Stop listening", () -> made.ask(Optional.empty())));
        }
        return dialog.buttons(Buttons.plain("Cancel", close), made.listen);
    }

    private void listen() {
        Optional<Integer> typed = Ports.read(port.getText());
        field.setError(typed.isEmpty() ? Optional.of(Ports.wrong(port.getText())) : Optional.empty());
        typed.ifPresent(p -> ask(Optional.of(p)));
    }

    private void ask(Optional<Integer> wished) {
        Buttons.busy(listen, true);
        ask.accept(wished, outcome -> {
            Buttons.busy(listen, false);
            switch (outcome) {
                case Outcome.Ok<Optional<Integer>> ok -> close.run();
                case Outcome.Failed<Optional<Integer>> failed -> refuse(failed.first());
            }
        });
    }

    private void refuse(Problem problem) {
        refusal.ifPresent(body.getChildren()::remove);
        Note note = Note.problem(problem);
        refusal = Optional.of(note);
        body.getChildren().add(note);
        port.requestFocus();
    }
}
