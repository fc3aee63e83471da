package dev.flotilla.app.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxGateTest {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private long now;
    private final FxGate gate = new FxGate(
            queue::add,
            (delay, work) -> {
                waits.add(delay);
                timers.add(work);
            },
            () -> now);
    private final SignalSource<Integer> signal = new SignalSource<>(1);
    private final List<Integer> seen = new ArrayList<>();

    @Test
    void theValueOfNowComesFirst() {
        gate.latest(signal, 4, seen::add);
        drain();
        assertThat(seen).containsExactly(1);
    }

    @Test
    void aBurstIsOneDeliveryOfTheLatest() {
        gate.latest(signal, 4, seen::add);
        drain();
        now += Duration.ofSeconds(1).toNanos();
        for (int i = 2; i < 500; i++) {
            signal.publish(i);
        }
        assertThat(queue).hasSize(1);
        drain();
        assertThat(seen).containsExactly(1, 499);
    }

    @Test
    void deliveriesKeepTheirDistance() {
        gate.latest(signal, 4, seen::add);
        drain();
        now += Duration.ofMillis(100).toNanos();
        signal.publish(2);
        drain();
        signal.publish(3);
        assertThat(seen).as("too early").containsExactly(1);
        assertThat(waits).containsExactly(Duration.ofMillis(151));
        now += Duration.ofMillis(151).toNanos();
        timers.remove().run();
        assertThat(seen).containsExactly(1, 3);
    }

    @Test
    void aClosedGateDeliversNothingAndForgetsWhatWaits() {
        gate.latest(signal, 4, seen::add);
        drain();
        gate.after(Duration.ofSeconds(1), () -> seen.add(-1));
        gate.close();
        signal.publish(2);
        gate.latest(signal, 4, seen::add);
        drain();
        timers.forEach(Runnable::run);
        assertThat(seen).containsExactly(1);
    }

    @Test
    void afterClosingNothingComes() {
        Subscription subscription = gate.latest(signal, 4, seen::add);
        drain();
        signal.publish(2);
        subscription.close();
        drain();
        signal.publish(3);
        drain();
        assertThat(seen).containsExactly(1);
    }

    private void drain() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }
}
