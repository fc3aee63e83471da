package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.persistence.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes over one data folder. */
class OwnershipTest {
    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    void withoutAnOwnerACommandOwnsTheFolderForAsLongAsItTakes() throws Exception {
        assertThat(add("a").code()).isZero();
        assertThat(add("a").err()).contains("FL-1002");
        assertThat(list().out()).contains("\"name\": \"a\"");
        assertThat(Files.readString(data().lock())).isEmpty();
        assertThat(data().socket()).doesNotExist();
    }

    @Test
    void aWritingCommandIsHandedToTheOwnerAndReadersSeeItAtOnce() throws Exception {
        Process keeper = keeper();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().socket())))
                .isEqualTo("rw-------");
        Program.Result added = add("a");
        assertThat(added.code()).as(added.toString()).isZero();
        assertThat(added.out()).contains("Added a");
        Program.Result again = add("a");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("FL-1002");
        assertThat(list().out()).contains("\"name\": \"a\"");
        assertThat(keeper.isAlive()).isTrue();
    }

    @Test
    void whatAKilledOwnerLeftBehindDoesNotStandInTheWay() throws Exception {
        Process keeper = keeper();
        assertThat(add("a").code()).isZero();
        keeper.destroyForcibly();
        keeper.waitFor();
        assertThat(data().socket()).exists();
        assertThat(add("b").code()).isZero();
        Process next = keeper();
        assertThat(add("c").code()).isZero();
        assertThat(list().out()).contains("\"a\"", "\"b\"", "\"c\"");
        assertThat(next.isAlive()).isTrue();
    }

    @Test
    void readingGoesOnBesideAnOwnerThatHangsAndWritingSaysWhoItIs() throws Exception {
        Process keeper = keeper();
        assertThat(add("a").code()).isZero();
        signal(keeper, "STOP");
        try {
            assertThat(list().out()).contains("\"name\": \"a\"");
            Program.Result refused = add("b");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("FL-1025", "keeper " + keeper.pid());
        } finally {
            signal(keeper, "CONT");
        }
        assertThat(list().out()).doesNotContain("\"name\": \"b\"");
    }

    @Test
    void aKeeperWithNothingToKeepEndsAndLeavesNothing() throws Exception {
        Process keeper = keeper();
        await().atMost(Duration.ofSeconds(90)).until(() -> !keeper.isAlive());
        assertThat(keeper.exitValue()).isZero();
        assertThat(data().socket()).doesNotExist();
        assertThat(data().path().resolve("flotilla.db-wal")).doesNotExist();
    }

    @Test
    void aFolderWithALongPathHasAnOwnerToo() throws Exception {
        Path deep = temp;
        for (int i = 0; i < 8; i++) {
            deep = deep.resolve("a folder with a long name " + i);
        }
        Files.createDirectories(deep);
        Process keeper = start("keeper", "--data", deep.toString());
        assertThat(keeper.inputReader().readLine()).isEqualTo("ready");
        assertThat(deep.resolve("owner.sock")).exists();
        Program.Result added =
                Program.run("host", "add", "a", "--engine", "unix:///run/none.sock", "--data", deep.toString());
        assertThat(added.code()).as(added.toString()).isZero();
        signal(keeper, "TERM");
        keeper.waitFor();
        assertThat(deep.resolve("owner.sock")).doesNotExist();
    }

    @Test
    void filesOfTheLogAreClosedToOthersToo() throws Exception {
        keeper();
        assertThat(data().log()).exists();
        try (var files = Files.list(data().path())) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    private DataFolder data() {
        return new DataFolder(temp.resolve("data"));
    }

    private Program.Result add(String name) {
        return Program.run(
                "host",
                "add",
                name,
                "--engine",
                "unix:///run/none.sock",
                "--data",
                data().path().toString());
    }

    private Program.Result list() {
        return Program.run("host", "list", "--json", "--data", data().path().toString());
    }

    private Process keeper() throws IOException {
        Process keeper = start("keeper", "--data", data().path().toString());
        assertThat(keeper.inputReader().readLine()).isEqualTo("ready");
        return keeper;
    }

    private Process start(String... args) {
        Process process = Program.start(args);
        started.add(process);
        return process;
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
