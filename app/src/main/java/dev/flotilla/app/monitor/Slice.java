package dev.flotilla.app.monitor;

import java.util.List;

/**
 * A figure over a span of time, at most one point per column: its least, mean and greatest there. Columns in which
 * nothing was measured have no point, so that a gap is seen as a gap.
 *
 * @param points in the order of time
 */
public record Slice(SeriesKey key, List<Point> points) {
    public Slice {
        points = List.copyOf(points);
    }

    /** @param atMs middle of the column, ms since the epoch */
    public record Point(long atMs, double least, double mean, double greatest, int count) {}
}
