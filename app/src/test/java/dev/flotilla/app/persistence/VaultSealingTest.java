package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.vault.SecretRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the file: sealed, bound to its place, and nothing of the plain values that were there before. */
class VaultSealingTest {
    private static final long SEED = 20_261_120;
    private static final String PLANTED = "plantedPw7391";

    @TempDir
    Path folder;

    @Test
    void whatIsKeptComesBackAndNothingOfItStandsInTheFiles() throws Exception {
        Random random = new Random(SEED);
        Map<SecretRef, String> kept = new HashMap<>();
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            for (int i = 0; i < 100; i++) {
                String plain =
                        PLANTED + "\u20ac\ud83d\udea2'\"\n\0" + random.nextLong() + "x".repeat(random.nextInt(300));
                kept.put(vault.keep(plain), plain);
            }
            assertThat(OldSecrets.filesThatHold(folder, PLANTED))
                    .as("with its log beside it")
                    .isEmpty();
        }
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            assertThat(kept).hasSize(100);
            kept.forEach((ref, plain) ->
                    assertThat(vault.plain(ref)).as("seed %s", SEED).contains(plain));
            assertThat(vault.keys().status().protection()).contains(Protection.KEY_FILE);
            assertThat(vault.keys().status().secrets()).isEqualTo(100);
        }
        assertThat(OldSecrets.filesThatHold(folder, PLANTED)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("flotilla.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRowThatWasTakenToAnotherIdIsNotUsed() throws Exception {
        SecretRef one;
        SecretRef two;
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            one = vault.keep("the password of the test database");
            two = vault.keep("the password of the real database");
        }
        swap(one.id(), two.id());
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            for (SecretRef swapped : new SecretRef[] {one, two}) {
                assertThatThrownBy(() -> vault.plain(swapped))
                        .isInstanceOfSatisfying(
                                MachineFault.class,
                                fault -> assertThat(fault.problem().code()).isEqualTo("FL-1045"));
            }
            assertThat(vault.plain(vault.keep("another one")))
                    .as("the rest works")
                    .contains("another one");
            SecretRef again = vault.keep("the password of the real database");
            assertThat(again).as("given again, it gets a row of its own").isNotEqualTo(two);
            assertThat(vault.plain(again)).contains("the password of the real database");
        }
    }

    @Test
    void everyAlteredByteOfARowIsNoticed() throws Exception {
        SecretRef ref;
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            ref = opened(SqliteVault.open(database, Sealed.byFile(folder))).keep("hunter2");
        }
        byte[] sealed = sealed(ref.id());
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            put(ref.id(), altered);
            try (Database reader = opened(Database.openForReading(new DataFolder(folder)))) {
                SqliteVault vault = opened(SqliteVault.open(reader, Sealed.byFile(folder)));
                assertThatThrownBy(() -> vault.plain(ref)).as("byte %s", at).isInstanceOf(MachineFault.class);
            }
        }
        put(ref.id(), sealed);
        try (Database reader = opened(Database.openForReading(new DataFolder(folder)))) {
            assertThat(opened(SqliteVault.open(reader, Sealed.byFile(folder))).plain(ref))
                    .contains("hunter2");
        }
    }

    @Test
    void whatAnEarlierVersionLeftInPlainIsSealedAndItsBytesAreGone() throws Exception {
        DataFolder data = new DataFolder(folder);
        OldSecrets.write(data, Map.of("#key", "k".repeat(32), "aaaa", PLANTED + "-a", "bbbb", PLANTED + "-b"));
        assertThat(OldSecrets.filesThatHold(folder, PLANTED)).as("before").isNotEmpty();
        assertThat(OldSecrets.filesThatHold(folder, "of a removed stack"))
                .as("before")
                .isNotEmpty();
        try (Database reader = opened(Database.openForReading(data))) {
            SqliteVault vault = opened(SqliteVault.open(reader, Sealed.byFile(folder)));
            assertThat(vault.plain(new SecretRef("aaaa"))).as("a reader before").contains(PLANTED + "-a");
        }
        String keyId;
        try (Database database = opened(Database.openAsOwner(data))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            assertThat(OldSecrets.filesThatHold(folder, PLANTED))
                    .as("while it is open")
                    .isEmpty();
            assertThat(OldSecrets.filesThatHold(folder, "of a removed stack")).isEmpty();
            assertThat(OldSecrets.filesThatHold(folder, "k".repeat(32))).isEmpty();
            assertThat(vault.plain(new SecretRef("aaaa"))).contains(PLANTED + "-a");
            assertThat(vault.plain(new SecretRef("bbbb"))).contains(PLANTED + "-b");
            keyId = vault.hash().keyId();
        }
        assertThat(keyId)
                .as("containers of before are still known by their hashes")
                .isEqualTo(
                        new dev.flotilla.app.secret.KeyedHash("k".repeat(32).getBytes(StandardCharsets.UTF_8)).keyId());
        assertThat(OldSecrets.filesThatHold(folder, PLANTED)).isEmpty();
    }

    @Test
    void aFolderThatNeverHadASecretHasNoKeyEither() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder)));
            assertThat(vault.keys().status().protection()).isEmpty();
            assertThat(vault.locked()).isEmpty();
        }
        assertThat(folder.resolve("flotilla.key")).doesNotExist();
    }

    @Test
    void aReaderWhereNothingIsMakesNothing() {
        Path nowhere = folder.resolve("nowhere");
        try (Database reader = opened(Database.openForReading(new DataFolder(nowhere)))) {
            SqliteVault vault = opened(SqliteVault.open(reader, Sealed.byFile(nowhere)));
            assertThat(vault.hash().of("x")).isEqualTo(vault.hash().of("x"));
        }
        assertThat(nowhere).doesNotExist();
    }

    private Connection raw() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + new DataFolder(folder).database());
    }

    private byte[] sealed(String id) throws Exception {
        try (Connection connection = raw();
                PreparedStatement query =
                        connection.prepareStatement("SELECT sealed FROM sealed_secret WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private void put(String id, byte[] sealed) throws Exception {
        try (Connection connection = raw();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE sealed_secret SET sealed = ? WHERE id = ?")) {
            update.setBytes(1, sealed);
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void swap(String one, String two) throws Exception {
        byte[] first = sealed(one);
        put(one, sealed(two));
        put(two, first);
        try (Connection connection = raw();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
}
