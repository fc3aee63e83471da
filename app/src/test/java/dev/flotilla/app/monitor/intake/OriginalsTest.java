package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that beat as the original does and answer nothing but comms {@code stats}, each a process of its own. */
class OriginalsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** What the original's own configuration of this period would promise: tolerance and one look. */
    private static final Duration TOLERANCE = Duration.ofSeconds(4);

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private WatchedNode start(String name, int beatPort, int monitorPort, int peerPort) throws IOException {
        Process process = Program.java(
                OriginalNode.class.getName(),
                String.valueOf(beatPort),
                String.valueOf(monitorPort),
                String.valueOf(PERIOD.toMillis()),
                String.valueOf(peerPort));
        processes.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int comms = Integer.parseInt(out.readLine());
        return new WatchedNode(
                name,
                Optional.empty(),
                "127.0.0.1",
                beatPort,
                comms,
                0,
                Optional.empty(),
                NodeKind.MOSAIC,
                Optional.empty(),
                PERIOD,
                TOLERANCE);
    }

    private void signal(int process, String signal) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                String.valueOf(processes.get(process).pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void assertWithin(TestMonitor test, String name, NodeState state, NodeCause cause) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                test.node(name).state() + " " + test.node(name).cause())
                        .isEqualTo(state + " " + cause));
    }

    @Test
    void originalsAreMonitoredAsWell() throws Exception {
        try (TestMonitor test = new TestMonitor()) {
            int port = test.listens();
            int first = TestMonitor.freeUdpPort();
            int second = TestMonitor.freeUdpPort();
            WatchedNode beats = start("beats", first, port, second);
            WatchedNode mute = start("mute", second, 0, first);
            test.nodes.publish(List.of(beats, mute));

            await().atMost(LONG).until(() -> test.health().nodes().size() == 2);
            await().atMost(LONG)
                    .until(() -> test.node("beats").beats() > 5
                            && test.node("mute").report().isPresent());
            assertWithin(test, "beats", NodeState.ONLINE, NodeCause.HEARD);
            assertWithin(test, "mute", NodeState.ONLINE, NodeCause.ANSWERS);
            NodeHealth heard = test.node("beats");
            assertThat(heard.boot()).isEmpty();
            assertThat(heard.http()).isEmpty();
            assertThat(heard.cpuPercent()).hasValue(66.7);
            assertThat(heard.diskPercent()).hasValue(24.7);
            assertThat(heard.delayMs().orElseThrow()).isBetween(-1.0, 500.0);
            await().atMost(LONG).until(() -> test.node("beats").report().isPresent());
            NodeReport report = test.node("beats").report().orElseThrow();
            assertThat(report.sent()).as("an original does not tell").isEmpty();
            assertThat(report.heard().orElseThrow())
                    .extracting(NodeReport.HeardFrom::saidPort)
                    .containsExactly(second);

            signal(0, "STOP");
            signal(1, "STOP");
            assertWithin(test, "beats", NodeState.DOWN, NodeCause.HUNG);
            assertWithin(test, "mute", NodeState.DOWN, NodeCause.HUNG);
            signal(0, "CONT");
            signal(1, "CONT");
            assertWithin(test, "beats", NodeState.ONLINE, NodeCause.HEARD);
            assertWithin(test, "mute", NodeState.ONLINE, NodeCause.ANSWERS);

            long killed = System.nanoTime();
            signal(0, "KILL");
            signal(1, "KILL");
            await().atMost(LONG).until(() -> test.is("beats", NodeState.DOWN));
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(TOLERANCE.plus(PERIOD));
            assertWithin(test, "beats", NodeState.DOWN, NodeCause.REFUSED);
            assertWithin(test, "mute", NodeState.DOWN, NodeCause.REFUSED);
        }
    }
}
