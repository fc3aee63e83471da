package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docker run -it} and {@code docker attach}: the console of a node on a terminal, which {@code script} stands for. */
@NeedsLab
class TerminalLabIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String FOLDER = "/srv/noderun-terminal";

    /** A person's terminal: what is typed comes from a pipe that stays open, what is seen goes to a file; then the exit status. */
    private static final String TERMINAL = """
            rm -rf $0; mkdir -p $0 && mkfifo $0/typed
            (
              exec 3<>$0/typed
              script -qefc "$1" $0/seen <&3 >/dev/null 2>&1
              echo $? >$0/status
            ) >/dev/null 2>&1 &
            """;

    private final Lab lab;
    private final LabHost machine;

    TerminalLabIT(Lab lab) {
        this.lab = lab;
        this.machine = lab.secured().getFirst();
    }

    @BeforeEach
    void build() {
        NodeImage.on(lab, List.of(machine));
        clear();
    }

    @AfterEach
    void clear() {
        sh("docker rm -f -v nodeterminal; rm -rf " + FOLDER + "; true");
    }

    @Test
    void theConsoleAnswersOnTheTerminalItWasStartedOnAndOnOneThatIsAttachedLater() {
        terminal("docker run -it --read-only --name nodeterminal -e NODE_ID=node-t -e PEERS= " + NodeImage.NAME);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(seen())
                        .contains("HTTP listener started on 0.0.0.0:50051")
                        .contains("mosaic> "));
        type("hb");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(seen())
                        .contains("No send heartbeat statuses")
                        .contains("No receive heartbeat statuses"));
        type("state");
        await().atMost(LONG).untilAsserted(() -> assertThat(seen()).contains("version 1 COMMITTED: stable v1"));
        // The keys with which a person leaves the terminal and lets the node run on: Ctrl-P, Ctrl-Q.
        sh("printf '\\020\\021' >" + FOLDER + "/typed");
        await().atMost(LONG).untilAsserted(() -> assertThat(status()).isEqualTo("0"));
        assertThat(inspect("{{.State.Running}}")).isEqualTo("true");

        terminal("docker attach nodeterminal");
        await().atMost(LONG).untilAsserted(() -> {
            type("ping all");
            assertThat(seen()).contains("mosaic> ");
        });
        type("exit");
        await().atMost(LONG).untilAsserted(() -> assertThat(status()).isEqualTo("0"));
        assertThat(inspect("{{.State.Running}} {{.State.ExitCode}}")).isEqualTo("false 0");
        assertThat(lab.docker(machine, "logs", "nodeterminal"))
                .contains("node ended")
                .doesNotContain("Exception");
    }

    private void terminal(String command) {
        lab.exec(machine, "bash", "-c", TERMINAL, FOLDER, command);
    }

    private void type(String line) {
        sh("printf '" + line + "\\r' >" + FOLDER + "/typed");
    }

    private String seen() {
        return sh("cat " + FOLDER + "/seen 2>/dev/null || true");
    }

    /** How the command on the terminal ended; empty while it runs. */
    private String status() {
        return sh("cat " + FOLDER + "/status 2>/dev/null || true").strip();
    }

    private String inspect(String format) {
        return lab.docker(machine, "inspect", "-f", format, "nodeterminal").strip();
    }

    private String sh(String script) {
        return lab.exec(machine, "sh", "-c", script);
    }
}
