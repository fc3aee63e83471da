package dev.flotilla.app.secret.vault;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.KeyedHash;
import java.util.Optional;

/**
 * Keeps plain secrets. Calls may block on the disk; any thread but the JavaFX one. While it is locked each throws a
 * {@link dev.flotilla.app.base.MachineFault} with the sentence that says why.
 */
public interface Vault {
    /** Keeps a value; the same value gives the same reference. */
    SecretRef keep(String plain);

    /** Empty when it is not kept any more. */
    Optional<String> plain(SecretRef ref);

    /** The hash with the key of this data folder, made on first use. */
    KeyedHash hash();

    /** Why plain values cannot be had; empty when they can. A person may be asked for the passphrase first. */
    default Optional<Problem> locked() {
        return Optional.empty();
    }

    /**
     * For those who show and never use: while this one is locked they get the mask in the place of every value, and nobody
     * is asked anything.
     */
    default Vault forShowing() {
        return this;
    }
}
