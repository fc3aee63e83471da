package dev.flotilla.app.ui.monitor.chart;

/** A span of time, ms since the epoch; the end is after the beginning. */
public record TimeSpan(long fromMs, long toMs) {
    public TimeSpan {
        if (toMs <= fromMs) {
            throw new IllegalArgumentException("span from " + fromMs + " to " + toMs);
        }
    }

    public long lengthMs() {
        return toMs - fromMs;
    }

    /** Where a time lies: 0 at the beginning, 1 at the end. */
    public double shareOf(long atMs) {
        return (double) (atMs - fromMs) / lengthMs();
    }

    public long at(double share) {
        return fromMs + Math.round(share * lengthMs());
    }

    public boolean holds(long atMs) {
        return atMs >= fromMs && atMs < toMs;
    }
}
