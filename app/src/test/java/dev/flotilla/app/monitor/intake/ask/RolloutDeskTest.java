package dev.flotilla.app.monitor.intake.ask;

import static dev.flotilla.app.persistence.Opened.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever gives an order is answered, also when the monitor ends before or meanwhile. */
@Timeout(60)
class RolloutDeskTest {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("rollout-test-", 0).daemon(true).factory();

    private final SharedLoops loops = new SharedLoops(1, THREADS);

    private static Optional<NodeHealth> node(String http) {
        WatchedNode node = new WatchedNode(
                "a",
                Optional.empty(),
                "127.0.0.1",
                5000,
                0,
                0,
                Optional.of(http),
                NodeKind.FLOTILLA,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
        return Optional.of(new NodeHealth(
                node,
                NodeState.ONLINE,
                0,
                NodeCause.HEARD,
                "",
                Instant.EPOCH,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    }

    private Asker asker(Names names) {
        return new Asker(loops.next(), names, Optional.empty(), names.worker(), new Mailbox(10));
    }

    @Test
    void afterTheMonitorHasEndedTheOrderIsNotGiven() {
        try (Names names = new Names(THREADS)) {
            RolloutDesk desk = new RolloutDesk(asker(names), Duration.ofSeconds(20));
            loops.close();
            assertThat(problem(desk.order("a", node("http://127.0.0.1:9"), new RolloutOrder.Start(), "token"))
                            .code())
                    .isEqualTo("FL-5004");
        }
    }

    @Test
    void aMonitorThatEndsMeanwhileKeepsNobodyWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch found = new CountDownLatch(1);
        ThreadFactory slow = work -> THREADS.newThread(() -> {
            asked.countDown();
            try {
                found.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            work.run();
        });
        try (Names names = new Names(slow)) {
            RolloutDesk desk = new RolloutDesk(asker(names), Duration.ofSeconds(3));
            CompletableFuture<Outcome<String>> order = CompletableFuture.supplyAsync(
                    () -> desk.order("a", node("http://localhost:9"), new RolloutOrder.Start(), "token"),
                    work -> THREADS.newThread(work).start());
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            loops.close();
            assertThat(problem(order.get(20, TimeUnit.SECONDS)).code()).isEqualTo("FL-5004");
            found.countDown();
        }
    }
}
