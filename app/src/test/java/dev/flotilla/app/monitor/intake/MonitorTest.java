package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.node.Node;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.server.SharedLoops;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole road: real nodes beat and answer, and the monitor says how they do. */
class MonitorTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SharedLoops loops = new SharedLoops(1, TestMonitor.threads("test-node"));

    @AfterEach
    void endNodes() {
        loops.close();
        assertThat(TestMonitor.alive()).isEmpty();
    }

    @Test
    void aNodeThatBeatsAndAnswersIsOnlineAndOneThatEndsIsDown() throws Exception {
        try (TestMonitor test = new TestMonitor()) {
            int port = test.listens();
            Node node = TestMonitor.node("node-a", 0, loops, new Peer("flotilla", "127.0.0.1", port));
            test.nodes.publish(List.of(TestMonitor.watched(node)));

            await().atMost(LONG)
                    .until(() -> test.is("node-a", NodeState.ONLINE)
                            && test.node("node-a").beats() > 3
                            && test.node("node-a").report().isPresent()
                            && test.node("node-a").replica().isPresent());
            assertThat(test.node("node-a").cause()).isEqualTo(NodeCause.HEARD);
            assertThat(test.node("node-a").http()).contains("ok");
            assertThat(test.node("node-a").boot()).hasValue(1);
            assertThat(test.node("node-a").roundTripMs()).isPresent();
            assertThat(test.health().listening()).contains(port);
            await().atMost(LONG)
                    .until(() -> !test.health()
                            .own()
                            .flatMap(NodeReport::heard)
                            .orElse(List.of())
                            .isEmpty());
            assertThat(test.health().own().orElseThrow().heard().orElseThrow())
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.peer()).isEqualTo("node-a");
                        assertThat(row.source()).contains("127.0.0.1");
                    });
            await().atMost(LONG).until(() -> test.node("node-a").metrics().isPresent());
            assertThat(test.node("node-a").metrics().orElseThrow().busySeconds())
                    .isPresent();
            assertThat(test.node("node-a").replica().orElseThrow().agreesWith()).hasValue(0);
            assertThat(test.node("node-a").replica().orElseThrow().takesOrders())
                    .contains(false);
            assertThat(test.node("node-a").replica().orElseThrow().stable()).isEqualTo("v1");
            assertThat(test.node("node-a").report().orElseThrow().sent().orElseThrow())
                    .singleElement()
                    .satisfies(row -> assertThat(row.peer()).isEqualTo("flotilla"));

            node.close();
            await().atMost(LONG).until(() -> test.is("node-a", NodeState.DOWN));
            assertThat(test.node("node-a").cause()).isEqualTo(NodeCause.REFUSED);
        }
    }

    @Test
    void withoutAPortItWorksByAskingAlone() throws Exception {
        try (TestMonitor test = new TestMonitor();
                Node node = TestMonitor.node("node-a", 0, loops)) {
            test.nodes.publish(List.of(TestMonitor.watched(node)));

            await().atMost(LONG).until(() -> test.is("node-a", NodeState.ONLINE));
            assertThat(test.node("node-a").cause()).isEqualTo(NodeCause.ANSWERS);
            assertThat(test.node("node-a").beats()).isZero();
            assertThat(test.health().listening()).isEmpty();
            assertThat(test.health().own()).isEmpty();
            await().atMost(LONG).until(() -> test.node("node-a").boot().equals(OptionalLong.of(1)));
        }
    }

    @Test
    void aPortThatIsTakenIsAProblemWithItsHolder() throws Exception {
        try (TestMonitor test = new TestMonitor();
                DatagramSocket holder = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Outcome<Optional<Integer>> heard = test.monitor.listen(Optional.of(holder.getLocalPort()));

            assertThat(heard).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.first().code()).isEqualTo("FL-5001");
                assertThat(failed.first().message())
                        .contains(
                                "port " + holder.getLocalPort(),
                                "process " + ProcessHandle.current().pid());
            });
            await().atMost(LONG).until(() -> !test.health().troubles().isEmpty());
            assertThat(test.listens()).isPositive();
            await().atMost(LONG).until(() -> test.health().troubles().isEmpty());
        }
    }

    @Test
    void aPortThatIsGivenUpIsFree() throws Exception {
        try (TestMonitor test = new TestMonitor()) {
            int port = test.listens();
            assertThat(test.monitor.listen(Optional.empty())).isEqualTo(Outcome.ok(Optional.empty()));
            try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        }
    }
}
