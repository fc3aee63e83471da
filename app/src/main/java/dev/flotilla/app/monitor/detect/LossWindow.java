package dev.flotilla.app.monitor.detect;

import java.util.OptionalDouble;

/**
 * Beats sent and beats heard in the last minute, in twelve slices of five seconds.
 *
 * @param slices per slice the sent ones in the upper, the heard ones in the lower half
 * @param newest number of the newest slice, since the clock's zero
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out, never changed after it was made
record LossWindow(long[] slices, long newest) {
    private static final int SLICES = 12;
    private static final long SLICE = 5 * Span.SECOND;
    private static final int ENOUGH = 5;
    /** What is believed before anything was counted: one of fifty. */
    private static final double PRIOR_SENT = 50;

    static LossWindow empty(long now) {
        return new LossWindow(new long[SLICES], Math.floorDiv(now, SLICE));
    }

    LossWindow count(long sent, long heard, long now) {
        long[] next = current(now);
        int at = (int) Math.floorMod(Math.floorDiv(now, SLICE), (long) SLICES);
        next[at] += (Math.min(sent, 1_000_000) << 32) + heard;
        // signs carry the time at which they came, and may be taken in a little out of order
        return new LossWindow(next, Math.max(newest, Math.floorDiv(now, SLICE)));
    }

    private long[] current(long now) {
        long slice = Math.floorDiv(now, SLICE);
        long[] next = slices.clone();
        for (long old = newest + 1; old <= Math.min(slice, newest + SLICES); old++) {
            next[(int) Math.floorMod(old, (long) SLICES)] = 0;
        }
        return next;
    }

    /** Asked for on every beat of every node, so that the usual case, in which all slices count, is a plain sum. */
    private long total(long now) {
        long oldest = Math.floorDiv(now, SLICE) - SLICES + 1;
        long sum = 0;
        if (oldest <= newest - SLICES + 1) {
            for (long slice : slices) {
                sum += slice;
            }
            return sum;
        }
        for (long slice = oldest; slice <= newest; slice++) {
            sum += slices[(int) Math.floorMod(slice, (long) SLICES)];
        }
        return sum;
    }

    OptionalDouble percent(long now) {
        long sum = total(now);
        long sent = sum >>> 32;
        long heard = Math.min(sent, sum & 0xffff_ffffL);
        return sent < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of(100.0 * (sent - heard) / sent);
    }

    /** Probability that the next beat is lost: never nothing, never all. */
    double estimate(long now) {
        long sum = total(now);
        long sent = sum >>> 32;
        long lost = Math.max(0, sent - (sum & 0xffff_ffffL));
        return Math.clamp((lost + 1) / (sent + PRIOR_SENT), 0.01, 0.6);
    }
}
