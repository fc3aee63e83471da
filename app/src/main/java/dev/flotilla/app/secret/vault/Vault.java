package dev.flotilla.app.secret.vault;

import dev.flotilla.app.secret.KeyedHash;
import java.util.Optional;

/** Keeps plain secrets. Calls may block on the disk; any thread but the JavaFX one. */
public interface Vault {
    /** Keeps a value; the same value gives the same reference. */
    SecretRef keep(String plain);

    Optional<String> plain(SecretRef ref);

    /** The hash with the key of this data folder, made on first use. */
    KeyedHash hash();
}
