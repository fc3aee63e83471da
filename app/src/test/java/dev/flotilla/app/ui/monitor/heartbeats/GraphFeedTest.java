package dev.flotilla.app.ui.monitor.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphFeedTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Long> arrived = new ArrayList<>();
    private final GraphFeed feed = new GraphFeed(
            new FakeMonitoring(FleetHealth.NONE),
            work::addLast,
            new FxGate(Runnable::run, (delay, later) -> later.run(), () -> 0),
            answer -> arrived.add(answer.question().nowMs()));

    private static GraphFeed.Question question(long now) {
        return new GraphFeed.Question(
                List.of(SeriesKey.of("a", Metric.DELAY_MS)), new TimeSpan(now - 1_000, now), 100, now);
    }

    @Test
    void whileOneReadingRunsOnlyTheLastQuestionWaits() {
        for (int i = 1; i <= 50; i++) {
            feed.ask(question(i * 1_000L));
        }
        assertThat(work).hasSize(1);
        work.removeFirst().run();
        assertThat(work).hasSize(1);
        work.removeFirst().run();
        assertThat(work).isEmpty();
        assertThat(arrived).containsExactly(1_000L, 50_000L);
    }
}
