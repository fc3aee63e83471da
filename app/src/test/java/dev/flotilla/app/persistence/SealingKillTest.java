package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.secret.vault.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill the process at every step of the sealing: what it left is readable, and the next start finishes. */
class SealingKillTest {
    static final String PASSPHRASE = "correct horse battery";
    private static final String PLANTED = "plantedPw7391";
    private static final int MOST_STEPS = 40;

    @TempDir
    Path temp;

    @Test
    void whateverWasCutOffEverySecretIsThereAndTheNextStartSealsAll() throws Exception {
        boolean whole = false;
        int step = 1;
        for (; !whole && step < MOST_STEPS; step++) {
            Path folder = old(step);
            String said = run(folder, step, "seal");
            whole = said.contains("whole");
            assertReaderFinds(folder, said);
            try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
                SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
                for (int i = 0; i < 3; i++) {
                    assertThat(vault.plain(new SecretRef("id-" + i))).as(said).contains(PLANTED + "-" + i);
                }
                assertThat(OldSecrets.filesThatHold(folder, PLANTED)).as(said).isEmpty();
            }
        }
        assertThat(step).as("it was cut off at every step").isGreaterThan(7);
        assertThat(whole).isTrue();
    }

    @Test
    void aChangeOfTheProtectionThatIsCutOffLeavesTheOldOneOrTheNew() throws Exception {
        boolean whole = false;
        int step = 1;
        for (; !whole && step < MOST_STEPS; step++) {
            Path folder = temp.resolve("change-" + step);
            Files.createDirectories(folder);
            SecretRef ref;
            try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
                ref = opened(SqliteVault.open(database, Sealed.byFile(folder))).keep("hunter2");
            }
            String said = run(folder, step, "passphrase");
            whole = said.contains("whole");
            try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
                SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
                if (vault.keys().status().wantsPassphrase()) {
                    opened(vault.keys().unlock(PASSPHRASE));
                }
                assertThat(vault.plain(ref)).as(said).contains("hunter2");
            }
        }
        assertThat(step).isGreaterThan(4);
        assertThat(whole).isTrue();
    }

    private Path old(int step) throws Exception {
        Path folder = temp.resolve("old-" + step);
        Files.createDirectories(folder);
        OldSecrets.write(
                new DataFolder(folder),
                Map.of("#key", "k".repeat(32), "id-0", PLANTED + "-0", "id-1", PLANTED + "-1", "id-2", PLANTED + "-2"));
        return folder;
    }

    private static String run(Path folder, int step, String what) throws Exception {
        Program.Result result = Program.end(
                Program.java(SealUntilKilled.class.getName(), folder.toString(), String.valueOf(step), what));
        assertThat(result.code()).as(result.toString()).isIn(0, 9);
        return result.out();
    }

    private static void assertReaderFinds(Path folder, String said) {
        try (Database reader = opened(Database.openForReading(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(reader, Sealed.byFile(folder)));
            assertThat(vault.plain(new SecretRef("id-1"))).as(said).contains(PLANTED + "-1");
        }
    }
}
