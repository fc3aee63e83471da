package dev.flotilla.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.commit.log.CommitLog;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a replica whose log cannot be opened, or fails while it runs. */
class LiveLogTest {
    private final AtomicBoolean breaks = new AtomicBoolean();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** An interrupted thread cannot write to a file: its channel closes, as if the disk were gone. */
    private final ScheduledThreadPoolExecutor owner = new ScheduledThreadPoolExecutor(1) {
        @Override
        protected void beforeExecute(Thread thread, Runnable work) {
            if (breaks.get()) {
                thread.interrupt();
            }
        }
    };

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        owner.shutdownNow();
    }

    @Test
    void aLogThatFailsWhileItRunsIsServedOnWithoutAndOpenedAgain() throws Exception {
        try (LiveReplica replica = start("node-a")) {
            assertThat(replica.rollout(Optional.of(0.05)).get()).isInstanceOf(ReplicaAnswer.Taken.class);
            assertThat(replica.view().served().version()).isEqualTo(2);

            breaks.set(true);
            assertThat(replica.rollout(Optional.of(0.2)).get())
                    .as("the order that the log failed over")
                    .isInstanceOfSatisfying(
                            ReplicaAnswer.Refused.class,
                            refused -> assertThat(refused.message()).startsWith("The log cannot be written"));
            await().until(() -> replica.view().stalled().isPresent());
            assertThat(replica.view().served().version()).isEqualTo(2);
            assertThat(replica.rollout(Optional.of(0.2)).get())
                    .isInstanceOfSatisfying(
                            ReplicaAnswer.Refused.class,
                            refused -> assertThat(refused.message()).startsWith("The log cannot be written"));
            breaks.set(false);

            await().until(() -> replica.view().stalled().isEmpty());
            assertThat(replica.rollout(Optional.of(0.2)).get()).isInstanceOf(ReplicaAnswer.Taken.class);
            assertThat(replica.view().served().weight("v2")).isEqualTo(0.2);
            assertThat(lines).contains("The log can be written again");
        }
    }

    @Test
    void theLogOfAnotherNodeADamagedOneAndAFullDiskStopTheStart() throws Exception {
        start("node-a").close();
        assertThatThrownBy(() -> start("node-b"))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("is the log of node node-a, this is node-b");

        Path log = folder.resolve(CommitLog.FILE);
        Files.writeString(log, "no log at all");
        assertThatThrownBy(() -> start("node-a"))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("is damaged at byte 0");

        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Files.delete(log);
        Files.createSymbolicLink(log, full);
        assertThatThrownBy(() -> start("node-a"))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("cannot be used");
    }

    private LiveReplica start(String id) throws NodeStartException {
        return LiveReplica.start(
                new ReplicaSetup(id, id, Set.of(), Optional.of(folder), Set.of(), Timing.DEFAULT, RolloutPlan.DEFAULT),
                7,
                owner,
                new ReplicaPorts((peer, frame) -> {}, new HealthWindow(Duration.ofMinutes(1)), state -> {}, lines::add),
                InstantSource.system());
    }
}
