package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan.Kind;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            Vault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            ref = vault.keep("hunter2");
            hash = vault.hash().of("x");
            assertThat(vault.keep("hunter2")).isEqualTo(ref);
            assertThat(vault.keep("hunter3")).isNotEqualTo(ref);
            assertThat(ref.id()).doesNotContain("hunter");
        }
        try (Database reader = opened(Database.openForReading(new DataFolder(folder)))) {
            Vault vault = opened(SqliteVault.open(reader, Sealed.byFile(folder)));
            assertThat(vault.plain(ref)).contains("hunter2");
            assertThat(vault.plain(new SecretRef("unknown"))).isEmpty();
            assertThat(vault.hash().of("x")).isEqualTo(hash);
        }
    }

    @Test
    void theKeyIsNoSecretThatCanBeAskedFor() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            assertThat(opened(SqliteVault.open(database, Sealed.byFile(folder))).plain(new SecretRef("#key")))
                    .isEmpty();
        }
    }

    @Test
    void whatNothingRefersToAnyMoreGoes() {
        DataFolder data = new DataFolder(folder);
        try (Database database = opened(Database.openAsOwner(data))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            journal(database, "old", "shop", Kind.APPLY, ApplyState.DONE, vault.keep("of an older apply"));
            journal(database, "open", "shop", Kind.APPLY, ApplyState.RUNNING, vault.keep("of one cut off"));
            journal(database, "last", "shop", Kind.APPLY, ApplyState.DONE, vault.keep("of the last apply"));
            journal(database, "stop", "shop", Kind.STOP, ApplyState.DONE, vault.keep("of a stop"));
            journal(database, "gone", "blog", Kind.APPLY, ApplyState.DONE, vault.keep("of a removed stack"));
            journal(database, "rm", "blog", Kind.REMOVE, ApplyState.DONE, vault.keep("of the removal"));
            vault.keep("of a file");
            vault.keep("of nobody");
            opened(new SqliteSettings(database)
                    .save(
                            "page",
                            Optional.of("{\"token\":\"\u27e6secret:"
                                    + vault.keep("of a setting").id() + "\u27e7\"}")));
            assertThat(opened(vault.sweep(Set.of()))).as("all were just kept").isZero();
        }
        try (Database database = opened(Database.openAsOwner(data))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            String file = vault.hash().of("of a file");
            assertThat(opened(vault.sweep(Set.of(file)))).isEqualTo(3);
            for (String stays : List.of(
                    "of one cut off",
                    "of the last apply",
                    "of a stop",
                    "of the removal",
                    "of a file",
                    "of a setting")) {
                assertThat(vault.plain(new SecretRef(vault.hash().of(stays)))).contains(stays);
            }
            for (String goes : List.of("of an older apply", "of a removed stack", "of nobody")) {
                assertThat(vault.plain(new SecretRef(vault.hash().of(goes)))).isEmpty();
            }
            assertThat(opened(SqliteVault.open(database, Sealed.byFile(folder)))
                            .hash()
                            .keyId())
                    .isEqualTo(vault.hash().keyId());
        }
    }

    private static void journal(
            Database database, String id, String stack, Kind kind, ApplyState state, SecretRef secret) {
        opened(new SqliteDeployJournal(database)
                .begin(new ApplyRecord(
                        id,
                        stack,
                        kind,
                        OnFailure.KEEP,
                        state,
                        Instant.EPOCH,
                        Optional.empty(),
                        "",
                        0,
                        "{\"a\": \"x\u27e6secret:" + secret.id() + "\u27e7\"}")));
    }
}
