package dev.flotilla.app.secret.vault;

import dev.flotilla.app.base.Outcome;

/**
 * The key of the vault: how it is protected, and how that is changed. Values are never sealed anew by that: only the key
 * by which they are sealed is wrapped otherwise, in one transaction. Calls may block for a second; any thread but the
 * JavaFX one.
 */
public interface VaultKeys {
    VaultStatus status();

    /** Opens it for this process. FL-1041 when the passphrase is wrong, FL-1048 when none is needed. */
    Outcome<VaultStatus> unlock(String passphrase);

    /** From now on a passphrase protects it, this one. FL-1046 when that is none. */
    Outcome<VaultStatus> protectByPassphrase(String passphrase);

    /** From now on the keystore of this computer keeps the key. FL-1043 when it cannot. */
    Outcome<VaultStatus> protectByKeystore();

    /** From now on a file beside the database keeps the key. */
    Outcome<VaultStatus> protectByKeyFile();

    /** Gives up all secrets and begins anew: for a key that is lost for good. */
    Outcome<VaultStatus> beginAnew();
}
