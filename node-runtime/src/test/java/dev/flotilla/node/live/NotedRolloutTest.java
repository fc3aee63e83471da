package dev.flotilla.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.commit.log.CommitLog;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rollout that a coordinator notes in its log, where something goes wrong over the note. */
class NotedRolloutTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor owner = new ScheduledThreadPoolExecutor(1);
    private volatile Consumer<RoutingState> routes = state -> {};

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        owner.shutdownNow();
    }

    private LiveReplica start(String coordinator) throws Exception {
        return LiveReplica.start(
                new ReplicaSetup(
                        "node-a",
                        coordinator,
                        coordinator.equals("node-a") ? Set.of() : Set.of(coordinator),
                        Optional.of(folder),
                        Set.of(),
                        Timing.DEFAULT,
                        RolloutPlan.DEFAULT),
                7,
                owner,
                new ReplicaPorts(
                        (peer, frame) -> {},
                        new HealthWindow(Duration.ofMinutes(1)),
                        state -> routes.accept(state),
                        lines::add),
                InstantSource.system());
    }

    /** An interrupt closes the channel under the very write: as a disk that fails there. */
    @Test
    void aLogThatFailsOverANoteIsOpenedAnewAndTakesTheNextOrder() throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        routes = state -> {
            if (state.version() == 2 && once.compareAndSet(false, true)) {
                Thread.currentThread().interrupt();
            }
        };
        try (LiveReplica replica = start("node-a")) {
            replica.rollout(Optional.of(0.05)).get();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(lines).contains("The log can be written again"));

            assertThat(replica.rollback("the operator").get()).isInstanceOf(ReplicaAnswer.Taken.class);
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> replica.view().served().weight("v2") == 0);
        }
    }

    @Test
    void anOrderBehindTheEndIsRefused() throws Exception {
        LiveReplica replica = start("node-a");
        replica.rollout(Optional.empty()).get();
        CountDownLatch hold = new CountDownLatch(1);
        owner.execute(() -> waitFor(hold));
        Thread closing = Thread.ofPlatform().start(replica::close);
        await().until(() -> owner.getQueue().stream().count() > 1);
        CompletableFuture<ReplicaAnswer> answer = replica.rollback("the operator");
        hold.countDown();
        assertThat(answer.get()).isEqualTo(new ReplicaAnswer.Refused("The node ends."));
        closing.join();
    }

    @Test
    void whoDoesNotCoordinateAnyMoreForgetsWhatItRan() throws Exception {
        note();
        start("node-b").close();
        try (LiveReplica again = start("node-a")) {
            assertThat(lines).noneMatch(line -> line.contains("the coordinator restarted"));
            assertThat(again.view().served().version()).isEqualTo(1);
        }
    }

    private void note() throws Exception {
        CommitLog.Opening opening = CommitLog.open(folder, "node-a", () -> Instant.EPOCH);
        assertThat(opening).isInstanceOf(CommitLog.Opening.Opened.class);
        try (CommitLog log = ((CommitLog.Opening.Opened) opening).log()) {
            log.append(new LogRecord.Committed(RoutingState.initial(Instant.EPOCH)), true);
            log.append(
                    new LogRecord.Noted(
                            Optional.of(RolloutNote.of(RoutingState.initial(Instant.EPOCH), RolloutPlan.DEFAULT))),
                    true);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
