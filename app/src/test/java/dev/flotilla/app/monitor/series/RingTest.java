package dev.flotilla.app.monitor.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final long T0 = 1_800_000_000_000L;

    private static List<Slice.Point> all(Ring ring, long from, long to) {
        Columns columns = new Columns(from, to, Columns.MOST);
        ring.copyInto(columns);
        return columns.slice(SeriesKey.of("a", Metric.SUSPICION)).points();
    }

    @Test
    void keepsTheNewestAndTheirOrder() {
        Ring ring = new Ring(100);
        for (int i = 0; i < 1_000; i++) {
            assertThat(ring.add(T0 + i * 1_000L, i)).isTrue();
        }
        assertThat(ring.size()).isEqualTo(100);
        assertThat(ring.firstMs()).isEqualTo(T0 + 900_000);
        assertThat(all(ring, T0, T0 + 1_000_000))
                .extracting(Slice.Point::mean)
                .startsWith(900.0, 901.0)
                .endsWith(999.0);
    }

    @Test
    void stragglersFindTheirPlace() {
        Ring ring = new Ring(512);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            order.add(i);
        }
        Random random = new Random(4);
        for (int i = 0; i < 499; i += 2) {
            int other = Math.min(499, i + random.nextInt(5));
            Integer moved = order.get(i);
            order.set(i, order.get(other));
            order.set(other, moved);
        }
        for (int i : order) {
            assertThat(ring.add(T0 + i * 1_000L, i)).isTrue();
        }
        List<Slice.Point> points = all(ring, T0, T0 + 500_000);
        assertThat(points).extracting(Slice.Point::mean).isSorted().hasSize(500);
        assertThat(points).extracting(Slice.Point::atMs).isSorted();
    }

    @Test
    void oneFarTooLatePointIsTurnedAwayAndSeveralAreAClockThatWasSet() {
        Ring ring = new Ring(100);
        for (int i = 0; i < 50; i++) {
            ring.add(T0 + i * 1_000L, 1);
        }
        assertThat(ring.add(T0 - 3_600_000, 9)).isFalse();
        assertThat(ring.add(T0 + 50_000, 1)).isTrue();
        assertThat(ring.size()).isEqualTo(51);

        for (int i = 0; i < 10; i++) {
            ring.add(T0 - 3_600_000 + i * 1_000L, 2);
        }
        assertThat(ring.size()).isEqualTo(8);
        assertThat(all(ring, T0 - 4_000_000, T0 + 100_000))
                .extracting(Slice.Point::mean)
                .containsOnly(2.0);
    }

    @Test
    void timesStayTrueOverMonthsAndOverALeapOfTheClock() {
        Ring ring = new Ring(64);
        long day = 86_400_000L;
        for (int i = 0; i < 200; i++) {
            ring.add(T0 + i * day, i);
        }
        assertThat(ring.firstMs()).isEqualTo(T0 + 187 * day);
        ring.add(T0 + 4_000 * day, 7);
        assertThat(ring.size()).isEqualTo(1);
        assertThat(ring.firstMs()).isEqualTo(T0 + 4_000 * day);
    }
}
