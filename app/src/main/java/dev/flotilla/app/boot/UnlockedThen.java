package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;

/** The key of a vault, for whoever has something to do as soon as it is open. */
record UnlockedThen(VaultKeys keys, Runnable then) implements VaultKeys {
    @Override
    public VaultStatus status() {
        return keys.status();
    }

    @Override
    public Outcome<VaultStatus> unlock(String passphrase) {
        return after(keys.unlock(passphrase));
    }

    @Override
    public Outcome<VaultStatus> protectByPassphrase(String passphrase) {
        return keys.protectByPassphrase(passphrase);
    }

    @Override
    public Outcome<VaultStatus> protectByKeystore() {
        return keys.protectByKeystore();
    }

    @Override
    public Outcome<VaultStatus> protectByKeyFile() {
        return keys.protectByKeyFile();
    }

    @Override
    public Outcome<VaultStatus> beginAnew() {
        return after(keys.beginAnew());
    }

    private Outcome<VaultStatus> after(Outcome<VaultStatus> outcome) {
        return outcome.map(status -> {
            then.run();
            return status;
        });
    }
}
