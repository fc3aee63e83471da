package dev.flotilla.node.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.node.commit.log.CommitLog;
import dev.flotilla.node.config.files.StateFolder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node as a process of its own. */
class NodeProcessTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Duration START = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private int runs;

    @AfterEach
    void end() {
        for (Process process : started) {
            // What "script" has started may be deaf to the end of its terminal.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void itRunsOnWithoutATerminalAnswersAndEndsAtASignal() throws Exception {
        int http = freePort();
        Path config = config(http, freePort(), freePort(), "");
        Process node = start("--config", config.toString());
        node.getOutputStream().close();
        await().atMost(START).until(() -> said(0).contains("heartbeat 1 sent"));

        assertThat(said(0))
                .contains("UDP heartbeat listener started on 127.0.0.1:", "TCP comms listener started on 127.0.0.1:");
        assertThat(status("--config", config.toString(), "health")).isZero();
        assertThat(status("--config", config.toString(), "ask", "rhb")).isZero();
        assertThat(said(2)).contains("No receive heartbeat statuses");
        assertThat(status("--config", config.toString(), "ask", "rollback")).isZero();
        assertThat(said(3)).startsWith("Refused: rollouts by request are off here");

        node.destroy();
        assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        assertThat(said(0)).endsWith("node ended\n");
        assertThat(status("--config", config.toString(), "health")).isEqualTo(1);
    }

    @Test
    void theTokenOfItsFileIsShownByThoseWhoAskHere() throws Exception {
        Path token = Files.writeString(temp.resolve("token"), "a-token-planted-here\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Path config = config(freePort(), freePort(), freePort(), "\"rollout_token_file\": \"" + token + "\",");
        start("--config", config.toString());
        await().atMost(START).until(() -> said(0).contains("heartbeat 1 sent"));

        assertThat(status("--config", config.toString(), "ask", "rollback")).isZero();

        assertThat(said(1)).doesNotContain("token");
        assertThat(said(0)).doesNotContain("planted");
    }

    @Test
    void whatCannotStartSaysWhyAndEndsWithOne() throws Exception {
        Path config = config(freePort(), 70000, freePort(), "");
        assertThat(status("--config", config.toString())).isEqualTo(1);
        assertThat(said(0)).contains(config + ":4: comms_port is \"70000\"; a port from 1 to 65535 is needed.");

        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path taken = config(freePort(), holder.getLocalPort(), freePort(), "");
            assertThat(status("--config", taken.toString())).isEqualTo(1);
            assertThat(said(1))
                    .contains("Port 127.0.0.1:" + holder.getLocalPort() + "/tcp is taken by process "
                            + ProcessHandle.current().pid() + " (");
        }
    }

    @Test
    void aStartThatIsRefusedLeavesNoNameInAnothersFolder() throws Exception {
        Path state = temp.resolve("state");
        switch (CommitLog.open(state, "node-b", InstantSource.system())) {
            case CommitLog.Opening.Opened opened -> opened.log().close();
            case CommitLog.Opening other -> throw new AssertionError(other);
        }
        Path config = config(freePort(), freePort(), freePort(), "\"node_id\": \"node-z\",");
        assertThat(status("--config", config.toString())).isEqualTo(1);
        assertThat(said(0)).contains("is the log of node node-b, this is node-z");
        assertThat(StateFolder.keptName(state)).isEmpty();
    }

    @Test
    void aTerminalIsAConsoleAndItsEndIsNotTheNodes() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "the command \"script\" is needed for a terminal");
        Path config = config(freePort(), freePort(), freePort(), "");
        Process terminal = startOnTerminal("--config", config.toString());
        await().atMost(START).until(() -> said(0).contains("heartbeat 1 sent"));

        type(terminal, "shb\n");
        await().atMost(START).until(() -> said(0).contains("No send heartbeat statuses"));
        assertThat(said(0)).contains("mosaic> ");
        type(terminal, "\u0004");
        await().atMost(START).until(() -> said(0).contains("The console has ended, the node runs on."));
        assertThat(status("--config", config.toString(), "health")).isZero();
    }

    @Test
    void exitOnTheTerminalEndsTheNode() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "the command \"script\" is needed for a terminal");
        Process terminal = startOnTerminal(
                "--config", config(freePort(), freePort(), freePort(), "").toString());
        await().atMost(START).until(() -> said(0).contains("heartbeat 1 sent"));

        type(terminal, "exit\n");

        assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal.exitValue()).isZero();
        assertThat(said(0)).contains("node ended");
    }

    private static void type(Process terminal, String text) throws IOException {
        terminal.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        terminal.getOutputStream().flush();
    }

    private Process startOnTerminal(String... words) throws IOException {
        return begin(List.of(SCRIPT.toString(), "-qec", String.join(" ", command(words)), "/dev/null"));
    }

    @Test
    void helpListsEveryKeyAndVariable() throws Exception {
        assertThat(status("--help")).isZero();
        assertThat(said(0))
                .contains("NODE_ID", "NODE_ROLE", "PEERS_NODE_X", "PEERS ", "CONTROL_PORT", "HTTP_PORT", "HTTP_HOST")
                .contains("MOSAIC_CONFIG", "rollout_token_file", "heartbeat_port", "shared_key_file", "--config");
        assertThat(status("dance")).isEqualTo(2);
    }

    private Path config(int http, int comms, int control, String more) throws IOException {
        return Files.writeString(temp.resolve("config-" + http), """
                {
                  "host": "127.0.0.1",
                  "heartbeat_port": %d,
                  "comms_port": %d,
                  "control_port": %d,
                  "http_port": %d,
                  %s
                  "state_location": "%s"
                }
                """.formatted(
                        freeUdpPort(), comms, control, http, more, temp.resolve("state")));
    }

    private int status(String... words) throws Exception {
        Process process = start(words);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process start(String... words) throws IOException {
        return begin(command(words));
    }

    private static List<String> command(String... words) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName()));
        all.addAll(List.of(words));
        return all;
    }

    private Process begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said-" + runs++).toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(NODE|PEER|HTTP|CONTROL|MOSAIC).*"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String said(int run) throws IOException {
        return Files.readString(temp.resolve("said-" + run), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
