package dev.flotilla.app.monitor.detect;

import java.util.Optional;

/**
 * Whether the monitor itself was awake. Its loop reports every time it wakes, before it takes in what has come since: a
 * gap far above the longest wait it allows itself was a standstill (a pause of the machine's, a stopped process), and so
 * was a sleep that the monotonic clock does not count.
 *
 * @param lastNanos {@link Span#NEVER} before the first time
 */
public record Vigil(long longestWaitNanos, long lastNanos, long lastUpNanos) {
    /** Shorter gaps delay a judgement by less than the margins that it has anyway. */
    private static final long LEAST_STALL = 400 * Span.MS;

    private static final long LEAST_SLEEP = 2 * Span.SECOND;

    /** @param stall a standstill that has just ended */
    public record Awake(Vigil next, Optional<Stall> stall) {}

    /** @param lengthNanos how long nothing was taken in, sleep included */
    public record Stall(long endNanos, long lengthNanos) {}

    /** @param longestWaitNanos that the loop lets pass between two calls of {@link #awake} when nothing comes */
    public static Vigil of(long longestWaitNanos) {
        return new Vigil(longestWaitNanos, Span.NEVER, Span.NEVER);
    }

    /**
     * @param upNanos since the machine's start, sleep included ({@code /proc/uptime} on Linux); the same as {@code nowNanos}
     *     where that is not told. Never the wall clock, whose steps would look like sleep
     */
    public Awake awake(long nowNanos, long upNanos) {
        Vigil next = new Vigil(longestWaitNanos, nowNanos, upNanos);
        if (lastNanos == Span.NEVER) {
            return new Awake(next, Optional.empty());
        }
        long gap = nowNanos - lastNanos;
        long slept = (upNanos - lastUpNanos) - gap;
        if (slept >= LEAST_SLEEP) {
            return new Awake(next, Optional.of(new Stall(nowNanos, gap + slept)));
        }
        boolean stood = gap >= longestWaitNanos + Math.max(LEAST_STALL, longestWaitNanos);
        return new Awake(next, stood ? Optional.of(new Stall(nowNanos, gap)) : Optional.empty());
    }
}
