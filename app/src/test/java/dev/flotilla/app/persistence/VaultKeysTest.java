package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static dev.flotilla.app.persistence.Opened.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.Keystore;
import dev.flotilla.app.secret.vault.PassphraseSource;
import dev.flotilla.app.secret.vault.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key lies, how it gets from one place to another, and what happens when it is not there. */
class VaultKeysTest {
    private static final String PASSPHRASE = "correct horse battery";

    private final MemoryKeystore keystore = new MemoryKeystore();

    @TempDir
    Path folder;

    @Test
    void aPassphraseLocksAndUnlocksAndOnlyTheKeyIsWrappedAnew() throws Exception {
        SecretRef ref = keptInAKeyFile();
        var before = rows();
        with(byFile(), vault -> {
            assertThat(problem(vault.keys().protectByPassphrase("short")).code())
                    .isEqualTo("FL-1046");
            assertThat(opened(vault.keys().protectByPassphrase(PASSPHRASE)).protection())
                    .contains(Protection.PASSPHRASE);
            assertThat(vault.plain(ref)).as("open as before").contains("hunter2");
        });
        assertThat(rows()).as("no value was sealed anew").isEqualTo(before);
        assertThat(folder.resolve("flotilla.key"))
                .as("nothing on the disk opens it any more")
                .doesNotExist();
        with(byFile(), vault -> {
            assertThat(vault.locked())
                    .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("FL-1040"));
            assertThat(vault.keys().status().wantsPassphrase()).isTrue();
            assertThat(vault.forShowing().plain(ref))
                    .as("masked for whoever shows it")
                    .contains(EnvValue.MASK);
            assertThatThrownBy(() -> vault.plain(ref)).isInstanceOf(MachineFault.class);
            assertThatThrownBy(() -> vault.keep("new")).isInstanceOf(MachineFault.class);
            assertThat(problem(vault.keys().unlock("correct horse batterz")).code())
                    .isEqualTo("FL-1041");
            assertThat(problem(vault.keys().protectByKeyFile()).code()).isEqualTo("FL-1040");
            assertThat(opened(vault.keys().unlock(PASSPHRASE)).locked()).isEmpty();
            assertThat(vault.plain(ref)).contains("hunter2");
            opened(vault.keys().protectByPassphrase("another one of these"));
        });
        assertThat(rows()).isEqualTo(before);
        with(byFile(), vault -> {
            assertThat(problem(vault.keys().unlock(PASSPHRASE)).code())
                    .as("the old one")
                    .isEqualTo("FL-1041");
            opened(vault.keys().unlock("another one of these"));
            assertThat(vault.plain(ref)).contains("hunter2");
            assertThat(opened(vault.keys().protectByKeyFile()).protection()).contains(Protection.KEY_FILE);
        });
        with(byFile(), vault -> assertThat(vault.plain(ref)).contains("hunter2"));
    }

    @Test
    void whoKnowsThePassphraseIsAskedWhenItIsNeededAndNotToShow() {
        SecretRef ref = keptInAKeyFile();
        with(byFile(), vault -> opened(vault.keys().protectByPassphrase(PASSPHRASE)));
        PassphraseSource person = new PassphraseSource() {
            @Override
            public Outcome<Optional<String>> known() {
                return Outcome.ok(Optional.empty());
            }

            @Override
            public Outcome<Optional<String>> ask() {
                return Outcome.ok(Optional.of(PASSPHRASE));
            }
        };
        with(Sealed.with(folder, Keystore.none("none"), person), vault -> {
            assertThat(vault.keys().status().locked()).isPresent();
            assertThat(vault.forShowing().plain(ref)).contains(EnvValue.MASK);
            assertThat(vault.plain(ref)).contains("hunter2");
            assertThat(vault.keys().status().locked()).isEmpty();
        });
    }

    @Test
    void theKeystoreIsTakenFirstWhereItAsksNothing() {
        SecretRef ref = kept(byKeystore());
        assertThat(keystore.keys).hasSize(1);
        assertThat(folder.resolve("flotilla.key")).doesNotExist();
        with(byKeystore(), vault -> {
            assertThat(vault.keys().status().protection()).contains(Protection.KEYSTORE);
            assertThat(vault.plain(ref)).contains("hunter2");
        });
        keystore.locked = true;
        with(byKeystore(), vault -> {
            assertThat(vault.locked())
                    .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("FL-1043"));
            keystore.locked = false;
            assertThat(vault.plain(ref)).as("unlocked meanwhile").contains("hunter2");
        });
    }

    @Test
    void aLockedKeystoreIsNotAskedAtTheFirstStart() {
        keystore.locked = true;
        kept(byKeystore());
        with(byKeystore(), vault -> {
            assertThat(vault.keys().status().protection()).contains(Protection.KEY_FILE);
            assertThat(problem(vault.keys().protectByKeystore()).code()).isEqualTo("FL-1043");
            keystore.locked = false;
            assertThat(opened(vault.keys().protectByKeystore()).protection()).contains(Protection.KEYSTORE);
        });
        assertThat(folder.resolve("flotilla.key")).doesNotExist();
        assertThat(keystore.keys).hasSize(1);
    }

    @Test
    void aKeystoreThatLostItsKeyIsSaidAndAllElseWorksUntilOneBeginsAnew() {
        SecretRef ref = kept(byKeystore());
        keystore.keys.clear();
        with(byKeystore(), vault -> {
            assertThat(vault.locked()).hasValueSatisfying(p -> {
                assertThat(p.code()).isEqualTo("FL-1042");
                assertThat(p.message()).contains("test keystore");
                assertThat(p.hint()).contains("secrets reset --yes");
            });
            assertThat(opened(vault.sweep(java.util.Set.of(ref.id())))).isZero();
            String before = vault.forShowing().hash().keyId();
            assertThat(opened(vault.keys().beginAnew()).locked()).isEmpty();
            assertThat(vault.plain(ref)).as("given up").isEmpty();
            assertThat(vault.hash().keyId()).isNotEqualTo(before);
            SecretRef next = vault.keep("hunter3");
            assertThat(vault.plain(next)).contains("hunter3");
        });
        with(byKeystore(), vault -> {
            SecretRef again = vault.keep("hunter3");
            assertThat(vault.plain(again)).contains("hunter3");
            assertThat(vault.keys().status().secrets()).isEqualTo(1);
        });
    }

    @Test
    void aKeyFileThatIsGoneOrOfAnotherFolderIsSaid() throws Exception {
        SecretRef ref = keptInAKeyFile();
        Path file = folder.resolve("flotilla.key");
        String key = Files.readString(file);
        for (String wrong :
                new String[] {"", "no key at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "x".repeat(5_000)}) {
            Files.writeString(file, wrong);
            with(
                    byFile(),
                    vault -> assertThat(vault.locked())
                            .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("FL-1044")));
        }
        Files.delete(file);
        with(
                byFile(),
                vault -> assertThat(vault.locked())
                        .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("FL-1044")));
        Files.writeString(file, key);
        with(byFile(), vault -> assertThat(vault.plain(ref)).contains("hunter2"));
    }

    @Test
    void anAlteredRowOfTheKeyOpensNothing() throws Exception {
        keptInAKeyFile();
        for (String change : new String[] {
            "wrapped = zeroblob(60)",
            "name = 'another'",
            "protection = 'passphrase'",
            "protection = 'nonsense'",
            "salt = '00'"
        }) {
            try (Connection connection = raw();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE spare AS SELECT * FROM vault_key");
                statement.execute("UPDATE vault_key SET " + change);
            }
            with(byFile(), vault -> assertThat(vault.locked()).as(change).isPresent());
            try (Connection connection = raw();
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM vault_key");
                statement.execute("INSERT INTO vault_key SELECT * FROM spare");
                statement.execute("DROP TABLE spare");
            }
        }
        with(byFile(), vault -> assertThat(vault.locked()).isEmpty());
    }

    @Test
    void aDatabaseThatWasMovedAwayForAWhileFindsItsKeyAgain() throws Exception {
        SecretRef ref = keptInAKeyFile();
        Path database = folder.resolve("flotilla.db");
        Files.move(database, folder.resolve("aside"));
        kept(byFile());
        Files.delete(database);
        Files.move(folder.resolve("aside"), database);
        with(byFile(), vault -> assertThat(vault.plain(ref)).contains("hunter2"));
    }

    private KeySources byFile() {
        return Sealed.byFile(folder);
    }

    private KeySources byKeystore() {
        return Sealed.with(folder, keystore, PassphraseSource.NONE);
    }

    private SecretRef keptInAKeyFile() {
        return kept(byFile());
    }

    private SecretRef kept(KeySources sources) {
        SecretRef[] ref = new SecretRef[1];
        with(sources, vault -> ref[0] = vault.keep("hunter2"));
        return ref[0];
    }

    private void with(KeySources sources, Consumer<SqliteVault> work) {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            work.accept(opened(SqliteVault.open(database, sources)));
        }
    }

    private Connection raw() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + new DataFolder(folder).database());
    }

    private NavigableMap<String, String> rows() throws Exception {
        NavigableMap<String, String> all = new TreeMap<>();
        try (Connection connection = raw();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, hex(sealed) FROM sealed_secret")) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }
}
