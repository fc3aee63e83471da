package dev.flotilla.app.ui.monitor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.monitor.NodeMark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static Curve curve(String name, long period, long... times) {
        List<Slice.Point> points = LongStream.of(times)
                .mapToObj(at -> new Slice.Point(at, at, at + 1, at + 2, 3))
                .toList();
        return new Curve(name, NodeMark.of(0), new Slice(SeriesKey.of(name, Metric.STATE), points), 1, period);
    }

    private static long[] every(long from, long to, long step) {
        return LongStream.iterate(from, at -> at < to, at -> at + step).toArray();
    }

    private static long[] both(long[] a, long[] b) {
        return LongStream.concat(LongStream.of(a), LongStream.of(b)).toArray();
    }

    @Test
    void aGapStaysAGap() {
        Curve curve = curve("a", 0, both(every(0, 50_000, 1_000), every(60_000, 90_000, 1_000)));
        assertThat(curve.gaps(90_000)).containsExactly(new TimeSpan(49_000, 60_000));
        assertThat(curve.at(55_000)).isEmpty();
        assertThat(curve.at(49_400)).isEmpty();
        assertThat(curve.at(49_000)).hasValue(49_001);
        assertThat(curve.at(30_400)).hasValue(30_001);
    }

    @Test
    void whatIsOldIsKeptCoarserAndIsNoGap() {
        Curve curve = curve(
                "a",
                0,
                both(every(0, 600_000, 60_000), both(every(600_000, 900_000, 10_000), every(900_000, 950_000, 1_000))));
        assertThat(curve.gaps(950_000)).isEmpty();
    }

    @Test
    void silenceSinceTheLastPointIsAGapOnceItIsUnusual() {
        Curve curve = curve("a", 5_000, every(0, 100_000, 5_000));
        assertThat(curve.gaps(105_000)).isEmpty();
        assertThat(curve.gaps(140_000)).containsExactly(new TimeSpan(95_000, 140_000));
        assertThat(curve.at(200_000)).isEmpty();
    }

    @Test
    void theConfiguredPeriodSaysWhatIsUsualWhereLittleIsKnown() {
        assertThat(curve("a", 5_000, 0, 200, 9_000).gaps(9_000)).isEmpty();
        assertThat(curve("a", 0, 0, 200, 400, 600, 9_000).gaps(9_000)).hasSize(1);
    }

    @Test
    void overlappingGapsAreOneBlockThatNamesBoth() {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("a", 0, both(every(0, 50_000, 1_000), every(70_000, 100_000, 1_000))));
        curves.add(curve("b", 0, both(every(0, 60_000, 1_000), every(80_000, 100_000, 1_000))));
        curves.add(curve("c", 0, every(0, 100_000, 1_000)));
        ChartData data = ChartData.of(new TimeSpan(0, 100_000), curves, List.of(), 0, 100_000, "silent");
        assertThat(GapBlock.of(data, 1_000)).containsExactly(new GapBlock(new TimeSpan(49_000, 80_000), "a, b silent"));
    }

    @Test
    void anEmptyCurveHasNoGapsAndNoValue() {
        Curve curve = curve("a", 0);
        assertThat(curve.gaps(1_000)).isEmpty();
        assertThat(curve.at(5)).isEmpty();
        assertThat(curve.last()).isEmpty();
    }
}
