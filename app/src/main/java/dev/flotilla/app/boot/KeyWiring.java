package dev.flotilla.app.boot;

import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.secret.keystore.Keystores;
import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.security.SecureRandom;

/** From where the vault of a data folder may have its key, in this process. */
final class KeyWiring {
    private KeyWiring() {}

    static KeySources of(DataFolder folder, PassphraseSource passphrase) {
        return new KeySources(
                folder.key(),
                Keystores.of(System.getProperty("os.name", ""), System.getenv()),
                passphrase,
                new SecureRandom());
    }
}
