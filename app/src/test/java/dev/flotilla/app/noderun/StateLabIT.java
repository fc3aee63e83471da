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

/** What the image says of a state folder that it cannot use, and what it does when the disk fills up later. */
@NeedsLab
class StateLabIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FILL = "cat /dev/zero >/app/state/filler 2>/dev/null || true";
    private static final String FOLDER = "/srv/noderun-state";

    private final Lab lab;
    private final LabHost machine;

    StateLabIT(Lab lab) {
        this.lab = lab;
        this.machine = lab.secured().getFirst();
    }

    @BeforeEach
    void build() {
        NodeImage.on(lab, List.of(machine));
        clear();
        sh("mkdir -p " + FOLDER + " && chown 10001 " + FOLDER);
    }

    @AfterEach
    void clear() {
        sh("docker rm -f -v nodestate; rm -rf " + FOLDER + "; true");
    }

    @Test
    void whereItCannotKeepItsStateItRefusesToStartAndSaysWhy() {
        assertThat(refused("--tmpfs /app/state:size=64k,uid=10001 --entrypoint sh", FILL + "; exec flotilla-node"))
                .contains("The state folder /app/state cannot be written to: its disk is full");
        assertThat(refused("-v " + FOLDER + ":/app/state:ro"))
                .contains(
                        "The state folder /app/state cannot be written to: it lies on a read-only file system; mount a"
                                + " volume there");
        sh("chown 0 " + FOLDER);
        assertThat(refused("-v " + FOLDER + ":/app/state"))
                .contains("The state folder /app/state cannot be written to: this user may not write there");
    }

    @Test
    void theFolderOfAnotherNodeIsRefusedWhetherThatOneRunsOrNot() {
        run("-e NODE_ID=node-a -v " + FOLDER + ":/app/state");
        assertThat(refused("-e NODE_ID=node-b -v " + FOLDER + ":/app/state"))
                .contains("The state folder /app/state is used by another node that runs;");
        lab.docker(machine, "stop", "nodestate");
        assertThat(refused("-e NODE_ID=node-b -v " + FOLDER + ":/app/state"))
                .contains("is the log of node node-a, this is node-b; give each node a folder of its own");
    }

    @Test
    void aDiskThatFillsUpLaterStopsTheVotesAndNotTheService() {
        run(
                "-e NODE_ID=node-a -e ROLLOUT_TOKEN_FILE=/app/state/token --tmpfs /app/state:size=64k,uid=10001",
                "umask 077; echo noderun-token-0123456789 >/app/state/token; exec flotilla-node");
        assertThat(ask("rollout 5%")).contains("Version 2 is being voted on");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(page("/routing/state")).contains("\"version\": 2"));

        inside(FILL);
        assertThat(inside("df /app/state | tail -n 1")).contains("100%");
        // What is left of the last page of the log takes a record or two.
        await().atMost(LONG).untilAsserted(() -> {
            ask("rollback");
            ask("rollout 5%");
            assertThat(page("/healthz")).contains("\"status\":\"ok\"", "No space left on device");
        });
        String served = page("/routing/state");
        assertThat(served).contains("COMMITTED");
        assertThat(ask("rollout 20%")).contains("The log cannot be written");
        assertThat(page("/routing/state")).isEqualTo(served);

        inside("rm /app/state/filler");
        await().atMost(LONG).untilAsserted(() -> assertThat(page("/healthz")).doesNotContain("No space"));
        assertThat(ask("rollback")).contains("is being voted on");
        assertThat(lab.docker(machine, "logs", "nodestate")).doesNotContain("Exception");
    }

    /** Starts a node and waits until it answers. */
    private void run(String words) {
        sh("docker run -d --read-only --name nodestate -e NODE_ROLE=coordinator -e PEERS= " + words + " "
                + NodeImage.NAME);
        awaitAnswer();
    }

    private void run(String words, String script) {
        lab.exec(
                machine,
                "sh",
                "-c",
                "docker run -d --read-only --name nodestate -e NODE_ROLE=coordinator -e PEERS= --entrypoint sh " + words
                        + " " + NodeImage.NAME + " -c \"$0\"",
                script);
        awaitAnswer();
    }

    private void awaitAnswer() {
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page("/healthz")).contains("\"status\":\"ok\""));
    }

    /** What a node says that ends with status 1. */
    private String refused(String words) {
        return status1(sh("docker run --rm --read-only " + words + " " + NodeImage.NAME + " 2>&1; echo status $?"));
    }

    private String refused(String words, String script) {
        return status1(lab.exec(
                machine,
                "sh",
                "-c",
                "docker run --rm --read-only " + words + " " + NodeImage.NAME + " -c \"$0\" 2>&1; echo status $?",
                script));
    }

    private static String status1(String said) {
        assertThat(said).endsWith("status 1\n");
        return said;
    }

    private String ask(String line) {
        return lab.docker(machine, "exec", "nodestate", "flotilla-node", "ask", line);
    }

    private String page(String path) {
        return inside("exec 3<>/dev/tcp/127.0.0.1/50051; printf 'GET " + path
                + " HTTP/1.1\\r\\nHost: node\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3");
    }

    private String inside(String script) {
        return lab.docker(machine, "exec", "nodestate", "bash", "-c", script);
    }

    private String sh(String script) {
        return lab.exec(machine, "sh", "-c", script);
    }
}
