package dev.flotilla.app.ui.monitor.chart;

import java.util.List;

/**
 * What one plot shows at a moment.
 *
 * @param nowMs where time ends: what lies between the last point and it is a gap
 * @param gapWord what is said of a curve that has a gap, after its name: "silent"; empty when gaps mean nothing
 */
public record ChartData(
        TimeSpan span, ValueAxis axis, List<Curve> curves, List<Zone> zones, long nowMs, String gapWord) {
    public ChartData {
        curves = List.copyOf(curves);
        zones = List.copyOf(zones);
    }

    /** With an axis that holds all curves, and at least this. */
    public static ChartData of(
            TimeSpan span, List<Curve> curves, List<Zone> zones, double atLeast, long nowMs, String gapWord) {
        double least = 0;
        double greatest = 0;
        for (Curve curve : curves) {
            least = Math.min(least, curve.least());
            greatest = Math.max(greatest, curve.greatest());
        }
        return new ChartData(span, ValueAxis.fitting(least, greatest, atLeast), curves, zones, nowMs, gapWord);
    }

    public boolean isEmpty() {
        return curves.stream().allMatch(Curve::isEmpty);
    }
}
