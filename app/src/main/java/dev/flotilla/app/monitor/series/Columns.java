package dev.flotilla.app.monitor.series;

import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers points into columns of equal width. The columns lie on a grid that does not move with the span, so that a
 * graph that runs along shows the same peaks from frame to frame. Not for several threads.
 */
public final class Columns {
    public static final int MOST = 4_000;

    private final long fromMs;
    private final long toMs;
    private final long widthMs;
    private final long first;
    private final double[] least;
    private final double[] greatest;
    private final double[] sum;
    private final int[] count;

    /**
     * @param toMs exclusive; where it is not after the beginning nothing is gathered
     * @param columns 1-4000; others are taken as the nearest of these
     */
    public Columns(long fromMs, long toMs, int columns) {
        int most = Math.clamp(columns, 1, MOST);
        this.fromMs = fromMs;
        this.toMs = Math.max(fromMs, toMs);
        long span = this.toMs - fromMs;
        // The grid may cut one column more than the span has widths.
        this.widthMs = most == 1 ? Math.max(1, 2 * span) : Math.max(1, Math.ceilDiv(span, most - 1));
        this.first = Math.floorDiv(fromMs, widthMs);
        int cells = Math.toIntExact(Math.floorDiv(Math.max(fromMs, this.toMs - 1), widthMs) - first + 1);
        least = new double[cells];
        greatest = new double[cells];
        sum = new double[cells];
        count = new int[cells];
    }

    public long fromMs() {
        return fromMs;
    }

    public long toMs() {
        return toMs;
    }

    /** A point as it was measured. */
    public void add(long atMs, double value) {
        add(atMs, value, value, value, 1);
    }

    /** @param atMs middle of what was rolled up; outside of the span it is left out */
    public void add(long atMs, double low, double mean, double high, int many) {
        if (atMs < fromMs || atMs >= toMs || many < 1) {
            return;
        }
        int i = (int) (Math.floorDiv(atMs, widthMs) - first);
        least[i] = count[i] == 0 ? low : Math.min(least[i], low);
        greatest[i] = count[i] == 0 ? high : Math.max(greatest[i], high);
        sum[i] += mean * many;
        count[i] += many;
    }

    /** What was gathered so far. */
    public Slice slice(SeriesKey key) {
        List<Slice.Point> points = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                long at = Math.clamp((first + i) * widthMs + widthMs / 2, fromMs, Math.max(fromMs, toMs - 1));
                points.add(new Slice.Point(at, least[i], sum[i] / count[i], greatest[i], count[i]));
            }
        }
        return new Slice(key, points);
    }
}
