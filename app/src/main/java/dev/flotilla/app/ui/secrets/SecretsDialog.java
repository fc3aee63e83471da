package dev.flotilla.app.ui.secrets;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.PassphraseRule;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Unlocks the secrets, or changes where their key lies. */
public final class SecretsDialog {
    private final VaultKeys keys;
    private final VaultStatus status;
    private final Executor work;
    private final FxGate gate;
    private final Consumer<VaultStatus> done;
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Field first;
    private final Field second = new Field("The same again", again);
    private final Label meaning = Labels.wrapped("", "fl-muted");
    private final VBox body = new VBox(12);
    private final Button primary;
    private Protection wished;
    private Optional<Node> told = Optional.empty();

    private SecretsDialog(VaultKeys keys, VaultStatus status, Executor work, FxGate gate, Consumer<VaultStatus> done) {
        this.keys = keys;
        this.status = status;
        this.work = work;
        this.gate = gate;
        this.done = done;
        this.wished = status.protection().orElse(Protection.KEY_FILE);
        boolean unlocks = status.wantsPassphrase();
        first = new Field(unlocks ? "Passphrase" : "New passphrase", passphrase);
        passphrase.setId("secrets-passphrase");
        again.setId("secrets-again");
        primary = Buttons.primary(unlocks ? "Unlock" : "Protect", unlocks ? this::unlock : this::protect);
        primary.setId("secrets-primary");
        primary.setDefaultButton(true);
        passphrase.textProperty().addListener((o, was, is) -> first.setError(Optional.empty()));
        again.textProperty().addListener((o, was, is) -> second.setError(Optional.empty()));
    }

    /** @param done called on the JavaFX thread with how it is then; the dialog is to be closed */
    public static Dialog of(
            VaultKeys keys,
            VaultStatus status,
            Executor work,
            FxGate gate,
            Runnable close,
            Consumer<VaultStatus> done) {
        SecretsDialog made = new SecretsDialog(keys, status, work, gate, done);
        return status.wantsPassphrase() ? made.unlocking(close) : made.choosing(close);
    }

    private Dialog unlocking(Runnable close) {
        body.getChildren()
                .addAll(
                        Labels.wrapped(
                                "A passphrase protects the secrets of this fleet. Until it is given they stay masked and"
                                        + " nothing that needs them can be planned or applied; everything else works.",
                                "fl-muted"),
                        first);
        return new Dialog("Unlock the secrets", body)
                .width(520)
                .footLeft(CommandButton.of(() -> Commands.secrets("unlock")))
                .buttons(Buttons.plain("Later", close), primary);
    }

    private Dialog choosing(Runnable close) {
        Segmented<Protection> choice = new Segmented<>(this::choose);
        choice.setId("secrets-choice");
        choice.add(Protection.KEYSTORE, status.keystore())
                .add(Protection.PASSPHRASE, "Passphrase")
                .add(Protection.KEY_FILE, "Key file");
        choice.show(wished);
        String count = status.secrets() == 1 ? "1 secret is kept" : status.secrets() + " secrets are kept";
        body.getChildren()
                .addAll(
                        Labels.wrapped(count + ", each sealed. What counts is where the key lies.", "fl-muted"),
                        choice,
                        meaning,
                        first,
                        second);
        status.locked().ifPresent(problem -> body.getChildren().addFirst(Note.problem(problem)));
        choose(wished);
        return new Dialog("Secrets", body)
                .width(560)
                .footLeft(CommandButton.of(() -> Commands.secrets(word())))
                .buttons(Buttons.plain("Close", close), primary);
    }

    private String word() {
        return switch (wished) {
            case KEYSTORE -> "keystore";
            case PASSPHRASE -> "passphrase";
            case KEY_FILE -> "key-file";
        };
    }

    private void choose(Protection next) {
        wished = next;
        boolean same = status.protection().filter(next::equals).isPresent();
        boolean types = next == Protection.PASSPHRASE;
        boolean hindered =
                next == Protection.KEYSTORE && !same && status.hindrance().isPresent();
        meaning.setText(next.meaning(status.keystore()));
        for (Field field : new Field[] {first, second}) {
            field.setVisible(types);
            field.setManaged(types);
        }
        tell(
                hindered
                        ? status.hindrance().map(p -> Note.of(Tone.WARNING, "alert-triangle", p.message(), p.hint()))
                        : Optional.empty());
        primary.setText(
                types
                        ? same ? "Change passphrase" : "Protect by passphrase"
                        : same ? "Protected so" : "Keep the key there");
        primary.setDisable(hindered || (same && !types) || status.locked().isPresent());
    }

    private void unlock() {
        String typed = passphrase.getText().strip();
        if (typed.isEmpty()) {
            first.setError(Optional.of("Type the passphrase of the secrets"));
            passphrase.requestFocus();
            return;
        }
        run(() -> keys.unlock(typed));
    }

    private void protect() {
        switch (wished) {
            case KEYSTORE -> run(keys::protectByKeystore);
            case KEY_FILE -> run(keys::protectByKeyFile);
            case PASSPHRASE -> {
                String typed = passphrase.getText().strip();
                Optional<Problem> wrong = PassphraseRule.wrong(typed);
                first.setError(wrong.map(p -> p.message() + " " + p.hint()));
                second.setError(
                        wrong.isEmpty() && !again.getText().strip().equals(typed)
                                ? Optional.of("The two are not the same")
                                : Optional.empty());
                if (wrong.isEmpty() && again.getText().strip().equals(typed)) {
                    run(() -> keys.protectByPassphrase(typed));
                }
            }
        }
    }

    private void run(Supplier<Outcome<VaultStatus>> deed) {
        Buttons.busy(primary, true);
        work.execute(() -> {
            Outcome<VaultStatus> outcome = deed.get();
            gate.execute(() -> {
                Buttons.busy(primary, false);
                switch (outcome) {
                    case Outcome.Ok<VaultStatus>(VaultStatus next) -> done.accept(next);
                    case Outcome.Failed<VaultStatus> failed -> {
                        tell(Optional.of(Note.problem(failed.first())));
                        passphrase.selectAll();
                        passphrase.requestFocus();
                    }
                }
            });
        });
    }

    private void tell(Optional<? extends Node> words) {
        told.ifPresent(body.getChildren()::remove);
        told = words.map(node -> node);
        told.ifPresent(body.getChildren()::add);
    }
}
