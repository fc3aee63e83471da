package dev.flotilla.app.ui.monitor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final long NOW = Instant.parse("2026-03-04T14:24:20Z").toEpochMilli();

    @Test
    void levelsAreRoundFewAndHoldEveryFigure() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double greatest = Math.pow(10, random.nextInt(10) - 4) * random.nextDouble();
            double least = random.nextBoolean() ? 0 : -greatest * random.nextDouble();
            ValueAxis axis = ValueAxis.fitting(least, greatest, 0);
            assertThat(axis.high()).isGreaterThanOrEqualTo(greatest * .999999);
            assertThat(axis.low()).isLessThanOrEqualTo(least);
            assertThat(axis.levels()).hasSizeBetween(3, 8);
        }
        assertThat(ValueAxis.fitting(0, 12.6, 1).levels()).containsExactly(0.0, 5.0, 10.0, 15.0);
        assertThat(ValueAxis.fitting(0, 0, 0).levels()).hasSizeGreaterThan(2);
        ValueAxis small = ValueAxis.fitting(0, .02, 0);
        assertThat(small.levels().stream().map(small::word)).contains("0.000", "0.005", "0.020");
    }

    @Test
    void timesAreRoundWhereTheUserIs() {
        TimeSpan five = new TimeSpan(NOW - 300_000, NOW);
        List<Long> times = Ticks.times(five, 7, ZoneOffset.UTC);
        assertThat(times).hasSize(5).allMatch(t -> t % 60_000 == 0);
        TimeSpan day = new TimeSpan(NOW - 86_400_000, NOW);
        List<Long> hours = Ticks.times(day, 7, ZoneId.of("Asia/Kolkata"));
        assertThat(hours)
                .hasSizeBetween(5, 7)
                .allMatch(t -> Instant.ofEpochMilli(t)
                                .atZone(ZoneId.of("Asia/Kolkata"))
                                .getMinute()
                        == 0);
    }

    @Test
    void theViewRunsAlongStandsPansAndZooms() {
        Viewport view = new Viewport();
        assertThat(view.at(NOW)).isEqualTo(new TimeSpan(NOW - 300_000, NOW));
        assertThat(view.at(NOW + 500).toMs()).isEqualTo(NOW + 500);
        view.pan(60_000, NOW);
        assertThat(view.isLive()).isFalse();
        assertThat(view.at(NOW + 500).toMs()).isEqualTo(NOW - 60_000);
        TimeSpan before = view.at(NOW);
        view.zoom(.25, .5, NOW);
        assertThat(view.at(NOW).at(.25)).isEqualTo(before.at(.25));
        assertThat(view.lengthMs()).isEqualTo(150_000);
        view.live();
        assertThat(view.at(NOW).toMs()).isEqualTo(NOW);
    }

    @Test
    void theViewStaysWithinTheLastDay() {
        Viewport view = new Viewport();
        view.pan(10 * Viewport.DAY_MS, NOW);
        assertThat(view.at(NOW).fromMs()).isEqualTo(NOW - Viewport.DAY_MS);
        view.pan(-10 * Viewport.DAY_MS, NOW);
        assertThat(view.at(NOW).toMs()).isEqualTo(NOW);
        for (int i = 0; i < 100; i++) {
            view.zoom(.5, 1.5, NOW);
        }
        assertThat(view.at(NOW)).isEqualTo(new TimeSpan(NOW - Viewport.DAY_MS, NOW));
        for (int i = 0; i < 100; i++) {
            view.zoom(.5, .5, NOW);
        }
        assertThat(view.lengthMs()).isEqualTo(Viewport.SHORTEST_MS);
    }

    @Test
    void zoomingAtTheRightEdgeGoesOnRunningAlong() {
        Viewport view = new Viewport();
        view.zoom(1, .5, NOW);
        assertThat(view.isLive()).isTrue();
    }
}
