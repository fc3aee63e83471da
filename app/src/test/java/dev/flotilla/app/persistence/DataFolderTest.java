package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static dev.flotilla.app.persistence.Opened.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.StoredFleet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void theFolderAndEveryFileInItAreOpenToTheirOwnerAlone() throws Exception {
        DataFolder data = new DataFolder(temp.resolve("a/b"));
        try (Database database = opened(Database.openAsOwner(data))) {
            save(database, "one");
            assertThat(modeOf(data.path())).isEqualTo("rwx------");
            assertThat(filesOf(data))
                    .extracting(f -> f.getFileName().toString())
                    .contains("flotilla.db", "flotilla.db-wal", "flotilla.db-shm");
            for (Path file : filesOf(data)) {
                assertThat(modeOf(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aWiderFolderAndFileAreClosedToOthers() throws Exception {
        DataFolder data = new DataFolder(temp.resolve("data"));
        opened(Database.openAsOwner(data)).close();
        Files.setPosixFilePermissions(data.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.database(), PosixFilePermissions.fromString("rw-r--r--"));
        opened(Database.openAsOwner(data)).close();
        assertThat(modeOf(data.path())).isEqualTo("rwx------");
        assertThat(modeOf(data.database())).isEqualTo("rw-------");
    }

    @Test
    void aFolderThatOthersUseIsRefusedAndLeftAsItIs() throws Exception {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        new ProcessBuilder("chmod", "1777", shared.toString()).start().waitFor();
        Problem problem = problem(new DataFolder(shared).prepare());
        assertThat(problem.code()).isEqualTo("FL-1020");
        assertThat(problem.hint()).contains("--data " + shared.resolve("flotilla"));
        assertThat(modeOf(shared)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThat(problem(new DataFolder(file).prepare()).message()).contains(file.toString());
        assertThat(problem(new DataFolder(file.resolve("below")).prepare()).hint())
                .contains("--data");
    }

    @Test
    void aFileOfANewerVersionIsNotTouched() throws Exception {
        DataFolder data = used();
        byte[] bytes = Files.readAllBytes(data.database());
        ByteBuffer.wrap(bytes).putInt(60, Migrations.NEWEST + 1);
        assertUntouchedAndRefused(data, bytes, "FL-1021", "newer Flotilla");
    }

    @Test
    void aNewerVersionThatLiesInTheLogAloneIsNotTouchedEither() throws Exception {
        DataFolder data = used();
        DataFolder copy = new DataFolder(Files.createDirectory(temp.resolve("copy")));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.database());
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA user_version=" + (Migrations.NEWEST + 1));
            for (Path file : filesOf(data)) {
                if (!file.endsWith("flotilla.db-shm")) {
                    Files.copy(file, copy.path().resolve(file.getFileName()));
                }
            }
        }
        Path log = copy.path().resolve("flotilla.db-wal");
        byte[] before = Files.readAllBytes(log);
        assertThat(before).isNotEmpty();
        assertUntouchedAndRefused(copy, Files.readAllBytes(copy.database()), "FL-1021", "newer Flotilla");
        assertThat(Files.readAllBytes(log)).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherProgramIsNotTouched() throws Exception {
        DataFolder data = new DataFolder(Files.createDirectory(temp.resolve("other")));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.database());
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE theirs (a)");
        }
        assertUntouchedAndRefused(data, Files.readAllBytes(data.database()), "FL-1022", "not a data file of Flotilla");
        assertUntouchedAndRefused(
                data, "a text, not a database".getBytes(StandardCharsets.UTF_8), "FL-1022", "not a data file");
    }

    @Test
    void aDamagedFileIsToldAndKept() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            DataFolder data = new DataFolder(temp.resolve("damaged" + seed));
            try (Database database = opened(Database.openAsOwner(data))) {
                save(database, "one");
            }
            byte[] bytes = Files.readAllBytes(data.database());
            byte[] noise = new byte[bytes.length - 100];
            new Random(seed).nextBytes(noise);
            System.arraycopy(noise, 0, bytes, 100, noise.length);
            Files.write(data.database(), bytes);
            Problem problem = problem(Database.openAsOwner(data).then(d -> {
                try (d) {
                    return new SqliteFleetRepository(d).load();
                }
            }));
            assertThat(problem.code()).isEqualTo("FL-1022");
            assertThat(problem.hint()).contains("backup");
            assertThat(Files.readAllBytes(data.database())).isEqualTo(bytes);
        }
    }

    @Test
    void afterTheDeathOfItsOwnerTheLogIsReadByReadersAndByTheNextOwner() throws Exception {
        DataFolder data = used();
        DataFolder dead = new DataFolder(Files.createDirectory(temp.resolve("dead")));
        try (Database database = opened(Database.openAsOwner(data))) {
            save(database, "in the log");
            Files.copy(data.database(), dead.database());
            Files.copy(data.path().resolve("flotilla.db-wal"), dead.path().resolve("flotilla.db-wal"));
        }
        try (Database reader = opened(Database.openForReading(dead))) {
            assertThat(opened(new SqliteFleetRepository(reader).load()).fleet().name())
                    .isEqualTo("in the log");
        }
        try (Database owner = opened(Database.openAsOwner(dead))) {
            assertThat(opened(new SqliteFleetRepository(owner).load()).fleet().name())
                    .isEqualTo("in the log");
        }
    }

    @Test
    void readingMakesNoFolder() {
        DataFolder data = new DataFolder(temp.resolve("none"));
        try (Database reader = opened(Database.openForReading(data))) {
            assertThat(opened(new SqliteFleetRepository(reader).load())).isEqualTo(StoredFleet.NEW);
        }
        assertThat(data.path()).doesNotExist();
    }

    private DataFolder used() {
        DataFolder data = new DataFolder(temp.resolve("data"));
        try (Database database = opened(Database.openAsOwner(data))) {
            save(database, "one");
        }
        return data;
    }

    private static void save(Database database, String name) {
        SqliteFleetRepository repository = new SqliteFleetRepository(database);
        StoredFleet before = opened(repository.load());
        Fleet after = new Fleet(name, List.of(), Map.of(), new TreeMap<>());
        opened(repository.save(
                before, new StoredFleet(after, new Revision(before.revision().number() + 1))));
    }

    private void assertUntouchedAndRefused(DataFolder data, byte[] content, String code, String words)
            throws IOException {
        Files.write(data.database(), content);
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(data.database(), time);
        for (Problem problem : List.of(problem(Database.openAsOwner(data)), problem(Database.openForReading(data)))) {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message())
                    .contains(words)
                    .contains(data.database().toString());
        }
        assertThat(Files.readAllBytes(data.database())).isEqualTo(content);
        assertThat(Files.getLastModifiedTime(data.database())).isEqualTo(time);
    }

    private static List<Path> filesOf(DataFolder data) throws IOException {
        try (Stream<Path> files = Files.list(data.path())) {
            return files.toList();
        }
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
