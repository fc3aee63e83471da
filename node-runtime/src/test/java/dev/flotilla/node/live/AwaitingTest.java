package dev.flotilla.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.node.NodeStartException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitingTest {
    private final ExecutorService owner = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        owner.shutdownNow();
    }

    /** A starved machine, or another node's slow disk: nodes share their threads for disks. */
    @Test
    void anOwnerThatIsBusyForSixSecondsIsWaitedFor() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        owner.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        AtomicBoolean done = new AtomicBoolean();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.schedule(busy::countDown, 6, TimeUnit.SECONDS);
            Awaiting.on(owner, () -> done.set(true));
        }
        assertThat(done).isTrue();
    }

    @Test
    void anOwnerThatHasEndedIsNotWaitedFor() {
        owner.shutdownNow();
        assertThatThrownBy(() -> Awaiting.on(owner, () -> {})).isInstanceOf(NodeStartException.class);
    }
}
