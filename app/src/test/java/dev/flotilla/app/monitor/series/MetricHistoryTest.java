package dev.flotilla.app.monitor.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricHistoryTest {
    private static final long T0 = 1_800_000_000_000L;
    private static final SeriesKey A = SeriesKey.of("a", Metric.DELAY_MS);
    private static final Problem FULL = Problem.of("FL-5010", "The disk is full.", "");

    /** Keeps in memory, unless it is told to be full. */
    private static final class Disk implements MetricArchive {
        private final MemoryArchive kept = new MemoryArchive(1_000_000);
        private boolean full;
        private int batches;

        @Override
        public Outcome<Integer> append(RollupBatch batch) {
            if (full) {
                return Outcome.failed(FULL);
            }
            batches++;
            return kept.append(batch);
        }

        @Override
        public Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
            return kept.read(key, beforeMs, into);
        }

        @Override
        public Outcome<List<SeriesKey>> keys() {
            return kept.keys();
        }

        @Override
        public Outcome<Integer> tidy(long nowMs) {
            return full ? Outcome.failed(FULL) : Outcome.ok(0);
        }

        @Override
        public Optional<Problem> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private final Disk disk = new Disk();
    private final SeriesBook book = new SeriesBook(new SeriesLimits(100, 100, 100, 60, 1_000));
    private final MetricHistory history = new MetricHistory(book, disk);

    private void beat(int fromSecond, int toSecond) {
        for (int s = fromSecond; s < toSecond; s++) {
            book.add(A, T0 + s * 1_000L, s);
            if (s % 10 == 9) {
                history.keep(T0 + s * 1_000L);
            }
        }
    }

    private int counted(int fromSecond, int toSecond) {
        Slice slice = history.slice(
                A, Instant.ofEpochMilli(T0 + fromSecond * 1_000L), Instant.ofEpochMilli(T0 + toSecond * 1_000L), 2_000);
        assertThat(slice.points()).extracting(Slice.Point::atMs).isSorted();
        return slice.points().stream().mapToInt(Slice.Point::count).sum();
    }

    @Test
    void ringWaitingAndArchiveAreOneWithoutAGap() {
        beat(0, 600);
        assertThat(counted(0, 600)).isBetween(600, 609);
        assertThat(counted(100, 200)).isEqualTo(100);
        assertThat(disk.batches).isGreaterThan(50);
        assertThat(history.keys()).containsExactly(A);
    }

    @Test
    void aFullDiskIsSaidAndNothingIsLostWhenItHasRoomAgain() {
        beat(0, 100);
        disk.full = true;
        beat(100, 600);
        assertThat(history.trouble()).contains(FULL);
        assertThat(counted(0, 600)).isBetween(600, 609);

        disk.full = false;
        beat(600, 620);
        assertThat(history.trouble()).isEmpty();
        assertThat(counted(0, 620)).isBetween(620, 629);
    }

    @Test
    void theNextStartGoesOnWhereThisOneEnded() {
        beat(0, 605);
        history.close();
        SeriesBook later = new SeriesBook(new SeriesLimits(100, 100, 100, 60, 1_000));
        MetricHistory next = new MetricHistory(later, disk);
        later.add(A, T0 + 606_000, 606);
        Slice slice = next.slice(A, Instant.ofEpochMilli(T0), Instant.ofEpochMilli(T0 + 700_000), 2_000);
        assertThat(slice.points().stream().mapToInt(Slice.Point::count).sum()).isBetween(606, 607);
    }
}
