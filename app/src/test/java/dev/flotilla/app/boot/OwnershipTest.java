package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.cli.Cli;
import dev.flotilla.app.persistence.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    void aWritingCommandWaitsForTheOneAtWorkAndSaysSo() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String engine = "tcp://127.0.0.1:" + silent.getLocalPort();
            assertThat(node("host", "add", "a", "--engine", engine).code()).isZero();
            Path file = Files.writeString(temp.resolve("one.yaml"), "name: one\nservices: {n: {image: busybox}}");
            // Its survey asks an engine that never answers.
            Process apply = start(
                    "stack",
                    "apply",
                    file.toString(),
                    "--yes",
                    "--data",
                    data().path().toString());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(data().lock()).endsWith("stack apply"));

            StringWriter refused = new StringWriter();
            PrintWriter printer = new PrintWriter(refused);
            CommandProcess impatient =
                    new CommandProcess(Map.of(), new CallOff(), printer, printer, Duration.ofMillis(10));
            int code = new Cli(impatient, "test")
                    .run(List.of("host", "remove", "a", "--data", data().path().toString()), printer, printer, temp);
            assertThat(code).isEqualTo(1);
            String process = "`stack apply` (process " + apply.pid() + ")";
            assertThat(refused.toString())
                    .contains(
                            "Waiting for " + process + " to end.",
                            process + " is still at work",
                            "FL-1025",
                            "kill -INT " + apply.pid());

            Program.Result waited = add("b");
            assertThat(waited.code()).as(waited.toString()).isZero();
            assertThat(waited.err()).contains("Waiting for " + process + " to end.");
        }
    }

    @Test
    void aFileForADataFolderIsRefusedByEveryKindOfCommand() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        for (String[] words :
                new String[][] {{"host", "list"}, {"host", "add", "a", "--engine", "embedded:"}, {"stack", "status"}, {}
                }) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--data", file.toString()));
            Program.Result said = Program.run(all.toArray(String[]::new));
            assertThat(said.code()).as(all + ": " + said).isEqualTo(1);
            assertThat(said.err()).contains("FL-1020", file + " is a file", "--data DIR");
        }
        assertThat(Files.readString(file)).isEqualTo("mine");
        assertThat(Program.run("host", "list", "--data", "").err()).contains("FL-1020", "names no data folder");
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
    void nodesThatRestAreRemovedThoughTheirKeeperHasEnded() throws Exception {
        assertThat(node("host", "add", "a", "--engine", "embedded:").code()).isZero();
        Path file = Files.writeString(temp.resolve("one.yaml"), "name: one\nservices: {n: {image: flotilla-node}}");
        Program.Result applied = node("stack", "apply", file.toString(), "--yes");
        assertThat(applied.code()).as(applied.toString()).isZero();
        assertThat(node("stack", "stop", "one", "--yes").code()).isZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(data().socket()));
        Program.Result removed = node("stack", "remove", "one", "--yes");
        assertThat(removed.code()).as(removed.toString()).isZero();
        assertThat(node("stack", "status").out()).contains("No stacks");
    }

    @Test
    void aStackFileMeansTheEnvironmentOfWhoeverTypedTheCommand() throws Exception {
        assertThat(node("host", "add", "a", "--engine", "embedded:").code()).isZero();
        Path file = Files.writeString(
                temp.resolve("one.yaml"), "name: one\nservices: {n: {image: '${FLOTILLA_TEST_IMAGE:-flotilla-node}'}}");
        keeper();
        Process plan = Program.start(
                Map.of("FLOTILLA_TEST_IMAGE", "of-the-caller"),
                "stack",
                "plan",
                file.toString(),
                "--data",
                data().path().toString());
        started.add(plan);
        assertThat(Program.end(plan).err()).contains("of-the-caller");
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

    /** The node of a keeper that this started ends with the stack, and the keeper with the node. */
    private Program.Result node(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data().path().toString()));
        return Program.run(all.toArray(String[]::new));
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
