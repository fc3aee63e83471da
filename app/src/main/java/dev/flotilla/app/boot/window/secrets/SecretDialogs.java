package dev.flotilla.app.boot.window.secrets;

import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.secrets.SecretsDialog;
import java.util.concurrent.Executor;

/** Shows how the secrets are protected, and asks for the passphrase where they are locked. JavaFX thread. */
public final class SecretDialogs {
    private final VaultKeys keys;
    private final Executor work;
    private final FxGate gate;
    private final Modals modals;
    private final Toasts toasts;
    private final Runnable unlocked;

    /** @param unlocked called when they can be read again */
    public SecretDialogs(VaultKeys keys, Executor work, FxGate gate, Modals modals, Toasts toasts, Runnable unlocked) {
        this.keys = keys;
        this.work = work;
        this.gate = gate;
        this.modals = modals;
        this.toasts = toasts;
        this.unlocked = unlocked;
    }

    public void open() {
        work.execute(() -> {
            VaultStatus status = keys.status();
            gate.execute(() -> show(status));
        });
    }

    /** Asks only where a passphrase is wanted; a key that is lost is told in a sentence. */
    public void openIfLocked() {
        work.execute(() -> {
            VaultStatus status = keys.status();
            gate.execute(() -> {
                if (status.wantsPassphrase()) {
                    show(status);
                } else {
                    status.locked().ifPresent(problem -> toasts.show(Notice.failed(problem)));
                }
            });
        });
    }

    private void show(VaultStatus status) {
        modals.show(SecretsDialog.of(keys, status, work, gate, modals::close, next -> {
            modals.close();
            if (status.locked().isPresent()) {
                toasts.show(Notice.done("The secrets are unlocked", "They stay so until Flotilla ends."));
                unlocked.run();
            } else {
                toasts.show(Notice.done(
                        "The secrets are protected by the "
                                + next.protection().map(p -> p.word()).orElse("key"),
                        next.meaning()));
            }
        }));
    }
}
