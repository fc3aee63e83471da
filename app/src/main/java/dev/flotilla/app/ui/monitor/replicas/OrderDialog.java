package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Says what an order changes and asks for the token; stays open with the reason when the coordinator refuses. */
final class OrderDialog {
    private final MonitorWorld world;
    private final RolloutTokens tokens;
    private final ReplicaRow coordinator;
    private final Wish wish;
    private final Consumer<String> answered;
    private final PasswordField token = new PasswordField();
    private final Field field = new Field("Rollout token", token);
    private final CheckBox keep = new CheckBox("Keep the token");
    private final VBox body = new VBox(12);
    private final Button send;
    private Optional<Note> refusal = Optional.empty();

    private OrderDialog(
            MonitorWorld world, RolloutTokens tokens, ReplicaRow coordinator, Wish wish, Consumer<String> answered) {
        this.world = world;
        this.tokens = tokens;
        this.coordinator = coordinator;
        this.wish = wish;
        this.answered = answered;
        token.setId("rollout-token");
        keep.setId("rollout-token-keep");
        send = Buttons.primary(wish.word() + " on " + coordinator.node(), this::send);
        send.setId("rollout-send");
        send.setDefaultButton(true);
        token.textProperty().addListener((o, was, is) -> field.setError(Optional.empty()));
        field.required().help(coordinator.standing().sentence() + " It is never logged.");
    }

    /** @param answered gets the coordinator's answer; the dialog is closed then by {@code close} */
    static Dialog of(
            MonitorWorld world,
            RolloutTokens tokens,
            ReplicaRow coordinator,
            int replicas,
            Wish wish,
            Runnable close,
            Consumer<String> answered) {
        OrderDialog made = new OrderDialog(world, tokens, coordinator, wish, words -> {
            close.run();
            answered.accept(words);
        });
        Label where = Labels.wrapped(
                "Kept among the secrets in " + tokens.place()
                        + ", readable by you alone, and filled in next time. Without the tick it is used once, and one that"
                        + " was kept is forgotten.",
                "fl-small",
                "fl-muted");
        made.body
                .getChildren()
                .addAll(Labels.wrapped(wish.changes(coordinator, replicas)), made.field, new VBox(4, made.keep, where));
        made.fill();
        return new Dialog(wish.title(coordinator), made.body)
                .width(520)
                .buttons(Buttons.plain("Cancel", close), made.send);
    }

    private void fill() {
        world.work().execute(() -> {
            Optional<String> kept = tokens.of(coordinator.node());
            world.gate()
                    .execute(() -> kept.ifPresent(t -> {
                        token.setText(t);
                        keep.setSelected(true);
                    }));
        });
    }

    private void send() {
        String given = token.getText().strip();
        field.setError(
                given.isEmpty() ? Optional.of("The coordinator takes no order without its token.") : Optional.empty());
        if (given.isEmpty()) {
            token.requestFocus();
            return;
        }
        Buttons.busy(send, true);
        boolean kept = keep.isSelected();
        world.work().execute(() -> {
            Outcome<String> outcome = world.monitoring().order(coordinator.node(), wish.order(), given);
            if (outcome instanceof Outcome.Ok<String> && kept) {
                tokens.keep(coordinator.node(), given);
            } else if (!kept) {
                tokens.forget(coordinator.node());
            }
            world.gate().execute(() -> told(outcome));
        });
    }

    private void told(Outcome<String> outcome) {
        Buttons.busy(send, false);
        switch (outcome) {
            case Outcome.Ok<String>(String words) -> answered.accept(words);
            case Outcome.Failed<String> failed -> refuse(failed.first());
        }
    }

    private void refuse(Problem problem) {
        refusal.ifPresent(body.getChildren()::remove);
        Note note = Note.problem(problem);
        refusal = Optional.of(note);
        body.getChildren().add(note);
    }
}
