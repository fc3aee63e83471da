package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.detect.Vigil;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The loop's book over a standstill of the monitor itself, on a clock that the test turns. */
class SuspendedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instant WALL = Instant.parse("2026-03-01T12:00:00Z");

    private final WatchBook book = new WatchBook(new Recorder(new SeriesBook(SeriesLimits.USUAL)));
    private long sequence;

    private static WatchedNode node() {
        return TestMonitor.watched("node-a", 5000, 0, Optional.empty());
    }

    private void beat(long nanos) {
        book.take(
                new Mail.Seen(
                        "node-a",
                        nanos,
                        new Sign.Beat(
                                OptionalLong.of(1),
                                OptionalLong.of(++sequence),
                                nanos,
                                nanos,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty())),
                WALL.toEpochMilli());
    }

    private NodeState state() {
        return book.named("node-a").orElseThrow().state();
    }

    private long beatFor(long begin, int beats) {
        long now = begin;
        for (int i = 0; i < beats; i++) {
            beat(now);
            book.look(now, WALL);
            now += TestMonitor.PERIOD.toNanos();
        }
        return now;
    }

    @Test
    void aNodeIsNotDeadBecauseTheMonitorStoodStill() {
        book.watch(List.of(node()), 0, WALL);
        long now = beatFor(SECOND, 50);
        assertThat(state()).isEqualTo(NodeState.ONLINE);

        long awake = now + Duration.ofHours(8).toNanos();
        book.stalled(new Vigil.Stall(awake, Duration.ofHours(8).toNanos()));
        book.look(awake, WALL);

        assertThat(state()).isEqualTo(NodeState.ONLINE);
    }

    @Test
    void whoIsSilentWhileTheMonitorIsAwakeIsNot() {
        book.watch(List.of(node()), 0, WALL);
        long now = beatFor(SECOND, 50);

        book.look(now + Duration.ofMinutes(1).toNanos(), WALL);

        assertThat(state()).isEqualTo(NodeState.DOWN);
    }
}
