package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteVaultTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsKeptOnceAndFoundAgainAfterARestart() {
        SecretRef ref;
        String hash;
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            Vault vault = opened(SqliteVault.open(database));
            ref = vault.keep("hunter2");
            hash = vault.hash().of("x");
            assertThat(vault.keep("hunter2")).isEqualTo(ref);
            assertThat(vault.keep("hunter3")).isNotEqualTo(ref);
            assertThat(ref.id()).doesNotContain("hunter");
        }
        try (Database reader = opened(Database.openForReading(new DataFolder(folder)))) {
            Vault vault = opened(SqliteVault.open(reader));
            assertThat(vault.plain(ref)).contains("hunter2");
            assertThat(vault.plain(new SecretRef("unknown"))).isEmpty();
            assertThat(vault.hash().of("x")).isEqualTo(hash);
        }
    }

    @Test
    void theKeyIsNoSecretThatCanBeAskedFor() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            assertThat(opened(SqliteVault.open(database)).plain(new SecretRef("#key")))
                    .isEmpty();
        }
    }
}
