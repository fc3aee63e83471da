package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.SqliteVault;
import dev.flotilla.app.secret.keystore.Keystores;
import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.security.SecureRandom;
import org.slf4j.LoggerFactory;

/** The vault of a data folder in this process: from where it may have its key, and what is swept from it. */
final class KeyWiring {
    private KeyWiring() {}

    static KeySources of(DataFolder folder, PassphraseSource passphrase) {
        return new KeySources(
                folder.key(),
                Keystores.of(System.getProperty("os.name", ""), System.getenv()),
                passphrase,
                new SecureRandom());
    }

    /** Secrets that nothing needs any more go at the beginning and at the end, when nothing is under way. */
    static SqliteVault swept(DataFolder folder, Shutdown shutdown, SqliteVault vault) {
        sweep(folder, vault);
        shutdown.with(() -> sweep(folder, vault));
        return vault;
    }

    private static void sweep(DataFolder folder, SqliteVault vault) {
        Outcome<Integer> swept =
                EmbeddedHosts.secretsOf(folder.path()).map(vault::sweep).orElse(Outcome.ok(0));
        if (swept instanceof Outcome.Failed<Integer> failed) {
            LoggerFactory.getLogger(KeyWiring.class).warn("{}", failed.first().message());
        }
    }
}
