package dev.flotilla.app.monitor.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesBookTest {
    /** The beginning of a minute. */
    private static final long T0 = 1_800_000_000_000L;

    private static final SeriesKey A = SeriesKey.of("a", Metric.INTER_ARRIVAL_MS);
    private static final SeriesKey B = SeriesKey.of("b", Metric.INTER_ARRIVAL_MS);
    private static final SeriesLimits FEW = new SeriesLimits(100, 10, 10, 100, 50);

    private final SeriesBook book = new SeriesBook(FEW);

    private static List<Slice.Point> recent(SeriesBook book, SeriesKey key, long from, long to) {
        Columns columns = new Columns(from, to, 1_000);
        book.recent(key, columns);
        return columns.slice(key).points();
    }

    @Test
    void rollsUpTenSecondsWithLeastMeanGreatestAndCount() {
        book.add(A, T0 + 1_000, 4);
        book.add(A, T0 + 3_000, 8);
        book.add(A, T0 + 9_999, 6);
        book.add(A, T0 + 10_000, 100);
        RollupBatch batch = book.drain(T0 + 10_001);
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.key(0)).isEqualTo(A);
        assertThat(batch.slot(0)).isEqualTo((int) (T0 / 10_000));
        assertThat(batch.least(0)).isEqualTo(4);
        assertThat(batch.mean(0)).isEqualTo(6);
        assertThat(batch.greatest(0)).isEqualTo(8);
        assertThat(batch.count(0)).isEqualTo(3);
        assertThat(batch.middleMs(0)).isEqualTo(T0 + 5_000);
    }

    @Test
    void whatFellSilentIsFinishedByTheTimeItself() {
        book.add(A, T0 + 1_000, 4);
        assertThat(book.drain(T0 + 11_000).size()).isZero();
        assertThat(book.drain(T0 + 12_000).size()).isEqualTo(1);
        assertThat(book.drain(T0 + 60_000).size()).isZero();
    }

    @Test
    void edgesAndWhatComesAfterTheFirstAreRolledUpByTheMinute() {
        SeriesKey edge = new SeriesKey("a", Optional.of("b"), Metric.DELAY_MS);
        for (int i = 0; i < 60; i++) {
            book.add(edge, T0 + i * 1_000L, i);
        }
        assertThat(book.drain(T0 + 59_000).size()).isZero();
        RollupBatch batch = book.drain(T0 + 62_000);
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.width(0)).isEqualTo(6);
        assertThat(batch.count(0)).isEqualTo(60);
        assertThat(batch.middleMs(0)).isEqualTo(T0 + 30_000);
    }

    @Test
    void rawPointsAreReadAndWhatIsOlderThanTheRingComesFromRollUps() {
        for (int i = 0; i < 130; i++) {
            book.add(A, T0 + i * 1_000L, i);
        }
        List<Slice.Point> points = recent(book, A, T0, T0 + 130_000);
        assertThat(points).hasSize(103).extracting(Slice.Point::atMs).isSorted();
        assertThat(points.stream().mapToInt(Slice.Point::count).sum()).isEqualTo(130);
        assertThat(points.getFirst().count()).isEqualTo(10);
    }

    @Test
    void aGapHasNoPoints() {
        book.add(A, T0, 1);
        book.add(A, T0 + 50_000, 1);
        assertThat(recent(book, A, T0, T0 + 60_000)).hasSize(2);
    }

    @Test
    void absurdFiguresAreTurnedAway() {
        book.add(A, T0, Double.NaN);
        book.add(A, T0, Double.POSITIVE_INFINITY);
        book.add(A, T0, 1e300);
        book.add(77, T0, 1);
        assertThat(book.turnedAway()).isEqualTo(4);
        assertThat(recent(book, A, T0 - 1, T0 + 1)).isEmpty();
    }

    @Test
    void aClockSetBackAndForthBreaksNothing() {
        for (int i = 0; i < 30; i++) {
            book.add(A, T0 + i * 1_000L, 1);
        }
        for (int i = 0; i < 30; i++) {
            book.add(A, T0 - 3_600_000 + i * 1_000L, 2);
        }
        for (int i = 0; i < 30; i++) {
            book.add(A, T0 + 86_400_000L + i * 1_000L, 3);
        }
        RollupBatch batch = book.drain(T0 - 3_600_000);
        assertThat(IntStream.range(0, batch.size()).map(batch::count).sum()).isEqualTo(90);
        assertThat(recent(book, A, T0 + 86_400_000L, T0 + 86_500_000L)).hasSize(30);
    }

    @Test
    void whatNobodyCollectsIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            book.add(A, T0 + i * 10_000L, i);
        }
        RollupBatch batch = book.drain(T0 + 20_000_000);
        assertThat(batch.size()).isLessThanOrEqualTo(51);
        assertThat(batch.mean(batch.size() - 1)).isEqualTo(999);
        assertThat(book.turnedAway()).isGreaterThan(900);
    }

    @Test
    void tooManyFiguresAreTurnedAway() {
        for (int i = 0; i < 100; i++) {
            assertThat(book.id(SeriesKey.of("n" + i, Metric.STATE))).isPresent();
        }
        assertThat(book.id(A)).isEmpty();
        book.forget("n5");
        assertThat(book.id(A)).hasValue(5);
        assertThat(book.keys()).hasSize(100).contains(A).doesNotContain(SeriesKey.of("n5", Metric.STATE));
    }

    @Test
    void inALargeFleetOnlyWhatIsLookedAtHasRawPoints() {
        for (int i = 0; i < 20; i++) {
            book.id(SeriesKey.of("n" + i, Metric.STATE));
        }
        book.id(A);
        book.id(B);
        book.look(Set.of("a"));
        for (int i = 0; i < 50; i++) {
            book.add(A, T0 + i * 1_000L, i);
            book.add(B, T0 + i * 1_000L, i);
        }
        assertThat(recent(book, A, T0, T0 + 60_000)).hasSize(50);
        assertThat(recent(book, B, T0, T0 + 60_000)).hasSize(1);
    }
}
