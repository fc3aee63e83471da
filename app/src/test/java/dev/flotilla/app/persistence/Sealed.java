package dev.flotilla.app.persistence;

import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.Keystore;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.nio.file.Path;
import java.security.SecureRandom;

/** From where vaults of tests have their keys. */
public final class Sealed {
    private Sealed() {}

    /** A key file in this folder; no keystore, and nobody who knows a passphrase. */
    public static KeySources byFile(Path folder) {
        return with(folder, Keystore.none("There is none here."), PassphraseSource.NONE);
    }

    static KeySources with(Path folder, Keystore keystore, PassphraseSource passphrase) {
        return new KeySources(folder.resolve("flotilla.key"), keystore, passphrase, new SecureRandom());
    }
}
