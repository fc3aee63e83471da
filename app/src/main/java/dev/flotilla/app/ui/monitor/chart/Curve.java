package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.monitor.NodeMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A figure of a node as it is drawn. Points are joined only where data is: two that lie further apart than three times
 * what is usual there have a gap between them.
 */
public final class Curve {
    private static final double APART = 3;
    private static final int USUAL_OF = 7;
    private static final int BAND_FROM = 60;
    /** Nothing is called old that is younger, however often it comes. */
    private static final long FRESH_MS = 5_000;

    private final String name;
    private final NodeMark mark;
    private final double[] dash;
    final long[] at;
    final double[] low;
    final double[] mean;
    final double[] high;
    /** Whether a point goes on the line of the one before it. */
    final boolean[] joined;
    /** Beyond the last point by more than this it is silent. */
    private final long usualMs;

    /**
     * @param scale what the figures are multiplied with
     * @param periodMs how far points lie apart at least, where it is known; else 0
     */
    public Curve(String name, NodeMark mark, Slice slice, double scale, long periodMs) {
        this.name = name;
        this.mark = mark;
        this.dash = mark.dash().stream().mapToDouble(d -> d).toArray();
        int size = slice.points().size();
        at = new long[size];
        low = new double[size];
        mean = new double[size];
        high = new double[size];
        joined = new boolean[size];
        for (int i = 0; i < size; i++) {
            Slice.Point point = slice.points().get(i);
            at[i] = point.atMs();
            low[i] = point.least() * scale;
            mean[i] = point.mean() * scale;
            high[i] = point.greatest() * scale;
        }
        usualMs = join(periodMs);
    }

    /** Goes forward in time, in which distances become shorter only: what is older is kept coarser. */
    private long join(long periodMs) {
        long[] last = new long[USUAL_OF];
        int known = 0;
        for (int i = 1; i <= Math.min(USUAL_OF, at.length - 1); i++) {
            last[known++] = at[i] - at[i - 1];
        }
        long usual = Math.max(periodMs, middle(last, known));
        for (int i = 1; i < at.length; i++) {
            long distance = at[i] - at[i - 1];
            joined[i] = distance <= APART * usual;
            if (joined[i]) {
                last[i % USUAL_OF] = distance;
                known = Math.max(known, Math.min(i % USUAL_OF + 1, USUAL_OF));
                usual = Math.max(periodMs, middle(last, known));
            }
        }
        return usual;
    }

    private static long middle(long[] values, int known) {
        if (known == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(values, known);
        Arrays.sort(sorted);
        return sorted[known / 2];
    }

    public String name() {
        return name;
    }

    public NodeMark mark() {
        return mark;
    }

    double[] dash() {
        return dash;
    }

    /** Whether most of its points stand for several, so that it is a band of pairs more than a line. */
    boolean isBand() {
        int pairs = 0;
        for (int i = 0; i < at.length; i++) {
            pairs += high[i] > low[i] ? 1 : 0;
        }
        return at.length >= BAND_FROM && pairs > at.length / 2;
    }

    public boolean isEmpty() {
        return at.length == 0;
    }

    double least() {
        return Arrays.stream(low).min().orElse(0);
    }

    double greatest() {
        return Arrays.stream(high).max().orElse(0);
    }

    /** Where nothing was measured between two points, or after the last one until this time. */
    public List<TimeSpan> gaps(long untilMs) {
        List<TimeSpan> gaps = new ArrayList<>();
        for (int i = 1; i < at.length; i++) {
            if (!joined[i]) {
                gaps.add(new TimeSpan(at[i - 1], at[i]));
            }
        }
        if (at.length > 1 && usualMs > 0 && untilMs - at[at.length - 1] > APART * usualMs) {
            gaps.add(new TimeSpan(at[at.length - 1], untilMs));
        }
        return gaps;
    }

    /** The last figure. */
    public OptionalDouble last() {
        return at.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean[at.length - 1]);
    }

    /** When the last figure was measured. */
    public OptionalLong lastAt() {
        return at.length == 0 ? OptionalLong.empty() : OptionalLong.of(at[at.length - 1]);
    }

    /** Whether the last figure does not hold any more: others have been due since. */
    public boolean isOld(long nowMs) {
        return at.length > 0 && nowMs - at[at.length - 1] > Math.max(FRESH_MS, APART * usualMs);
    }

    /** The figure at a time, of the nearest point; none in a gap. */
    public OptionalDouble at(long ms) {
        if (at.length == 0) {
            return OptionalDouble.empty();
        }
        int place = Arrays.binarySearch(at, ms);
        int after = place >= 0 ? place : -place - 1;
        if (after == 0 || after == at.length) {
            int end = after == 0 ? 0 : at.length - 1;
            return Math.abs(at[end] - ms) <= APART * usualMs ? OptionalDouble.of(mean[end]) : OptionalDouble.empty();
        }
        if (place < 0 && !joined[after]) {
            return OptionalDouble.empty();
        }
        int nearest = ms - at[after - 1] < at[after] - ms ? after - 1 : after;
        return OptionalDouble.of(mean[nearest]);
    }
}
