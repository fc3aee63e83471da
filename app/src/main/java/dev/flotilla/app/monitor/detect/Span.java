package dev.flotilla.app.monitor.detect;

/** Arithmetic on nanoseconds of the monotonic clock, of which any value is possible but one that stands for never. */
final class Span {
    static final long NEVER = Long.MIN_VALUE;
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    /** Longer than anything that is watched, and far from overflow. */
    static final long EVER = Long.MAX_VALUE / 8;

    private Span() {}

    /** From {@code then} to {@code now}; {@link #EVER} when it never was; never negative. */
    static long since(long then, long now) {
        return then == NEVER ? EVER : Math.max(0, now - then);
    }

    static long later(long a, long b) {
        if (a == NEVER || b == NEVER) {
            return a == NEVER ? b : a;
        }
        return a - b >= 0 ? a : b;
    }

    /** Whether {@code a} is after {@code b}; everything is after never. */
    static boolean after(long a, long b) {
        return a != NEVER && (b == NEVER || a - b > 0);
    }

    static long within(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
