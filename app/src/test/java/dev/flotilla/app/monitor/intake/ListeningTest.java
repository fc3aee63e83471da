package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.BorrowedPort;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.Node;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who opened the port closes it, and nobody else. */
class ListeningTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static BorrowedPort borrow(TestMonitor test, int port) {
        return switch (test.monitor.borrow(port)) {
            case Outcome.Ok<BorrowedPort>(BorrowedPort lent) -> lent;
            case Outcome.Failed<BorrowedPort> failed -> throw new AssertionError(failed.first());
        };
    }

    private static void listensOn(TestMonitor test, Optional<Integer> port) {
        await().atMost(SOON).until(() -> test.health().listening().equals(port));
    }

    @Test
    void aPortThatTwoBorrowIsClosedWithTheLastAndNobodyIsToldThatTheUserChoseIt() throws Exception {
        try (TestMonitor test = new TestMonitor()) {
            BorrowedPort first = borrow(test, 0);
            BorrowedPort second = borrow(test, TestMonitor.freeUdpPort());
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.sinceNanos()).isEqualTo(first.sinceNanos());

            first.close();
            first.close();
            listensOn(test, Optional.of(first.port()));

            second.close();
            listensOn(test, Optional.empty());
            assertThat(test.told).isEmpty();
            assertThat(test.lent).containsExactly(Optional.of(first.port()), Optional.empty());
        }
    }

    @Test
    void whatTheUserChoseMeanwhileStaysOpen() {
        try (TestMonitor test = new TestMonitor()) {
            BorrowedPort lent = borrow(test, 0);
            assertThat(test.monitor.listen(Optional.of(lent.port()))).isInstanceOf(Outcome.Ok.class);
            lent.close();
            assertThat(test.lent).containsExactly(Optional.of(lent.port()));

            BorrowedPort again = borrow(test, lent.port());
            again.close();
            listensOn(test, Optional.of(lent.port()));
            assertThat(test.told).containsExactly(Optional.of(lent.port()));
        }
    }

    @Test
    void whatTheUserSwitchedOffIsOffAndGivingBackDoesNotTouchTheNextOne() {
        try (TestMonitor test = new TestMonitor()) {
            BorrowedPort before = borrow(test, 0);
            test.monitor.listen(Optional.empty());
            listensOn(test, Optional.empty());
            BorrowedPort next = borrow(test, 0);

            before.close();

            listensOn(test, Optional.of(next.port()));
            next.close();
            listensOn(test, Optional.empty());
        }
    }

    /** The nodes beat on; it is this application that hears them no more. */
    @Test
    void whoIsNotHeardBecauseThePortWasClosedIsNotLost() throws Exception {
        SharedLoops loops = new SharedLoops(1, TestMonitor.threads("test-closing"));
        List<String> doubts = new CopyOnWriteArrayList<>();
        try (TestMonitor test = new TestMonitor()) {
            int port = test.listens();
            try (Node asked = TestMonitor.node("asked", 0, loops, new Peer("flotilla", "127.0.0.1", port));
                    Node heard = TestMonitor.node("heard", 0, loops, new Peer("flotilla", "127.0.0.1", port))) {
                int beats = heard.beatAddress().orElseThrow().getPort();
                test.nodes.publish(
                        List.of(TestMonitor.watched(asked), TestMonitor.watched("heard", beats, 0, Optional.empty())));
                await().atMost(SOON)
                        .until(() -> test.is("asked", NodeState.ONLINE)
                                && test.is("heard", NodeState.ONLINE)
                                && test.node("asked").cause() == NodeCause.HEARD
                                && test.node("heard").beats() > 5);
                try (Subscription watching = test.monitor
                        .health()
                        .subscribe(health -> health.nodes().stream()
                                .filter(node -> node.state() == NodeState.SUSPECT || node.state() == NodeState.DOWN)
                                .forEach(node -> doubts.add(node.node().name() + " " + node.why())))) {
                    test.monitor.listen(Optional.empty());
                    await().atMost(SOON)
                            .until(() -> test.node("heard").cause() == NodeCause.NOT_LISTENING
                                    && test.node("asked").cause() == NodeCause.ANSWERS);
                    await().during(TestMonitor.TOLERANCE.multipliedBy(3))
                            .atMost(SOON)
                            .until(doubts::isEmpty);
                    assertThat(test.node("heard").state()).isEqualTo(NodeState.UNKNOWN);
                    assertThat(test.node("heard").ageMs()).isPresent();
                    assertThat(test.monitor.alarms().value()).isEmpty();

                    test.monitor.listen(Optional.of(port));
                    await().atMost(SOON)
                            .until(() -> test.node("heard").cause() == NodeCause.HEARD
                                    && test.node("asked").cause() == NodeCause.HEARD);
                }
                assertThat(doubts).isEmpty();
            }
        } finally {
            loops.close();
        }
    }

    @Test
    void aPortThatTheSystemTakesAwayIsSaid() throws Exception {
        SharedLoops loops = new SharedLoops(1, TestMonitor.threads("test-loss"));
        try (Listening listening = new Listening(
                loops.next(), InetAddress.getLoopbackAddress(), Clock.systemUTC(), new Mailbox(10), lent -> {})) {
            assertThat(listening.on(Optional.of(0))).isInstanceOf(Outcome.Ok.class);
            listening.noticeLoss();
            assertThat(listening.closing().number()).isZero();
            assertThat(listening.port()).isPresent();

            listening.breaks();
            listening.noticeLoss();

            assertThat(listening.port()).isEmpty();
            assertThat(listening.closing().number()).isEqualTo(1);
            assertThat(listening.trouble().orElseThrow().code()).isEqualTo("FL-5001");
            assertThat(listening.on(Optional.of(0))).isInstanceOf(Outcome.Ok.class);
            assertThat(listening.trouble()).isEmpty();
        } finally {
            loops.close();
        }
    }

    @Test
    void theLoopDoesNotWaitForWhoeverOpensAPort() throws Exception {
        SharedLoops loops = new SharedLoops(1, TestMonitor.threads("test-listening"));
        try (Listening listening = new Listening(
                loops.next(), InetAddress.getLoopbackAddress(), Clock.systemUTC(), new Mailbox(10), lent -> {})) {
            CountDownLatch done = new CountDownLatch(1);
            synchronized (listening) {
                Thread.ofPlatform().daemon(true).start(() -> {
                    listening.watch(List.of(), Map.of(), Map.of());
                    done.countDown();
                });
                assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            loops.close();
        }
    }
}
