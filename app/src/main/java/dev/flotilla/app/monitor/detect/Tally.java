package dev.flotilla.app.monitor.detect;

/**
 * What was counted, and the last measurements, in nanoseconds.
 *
 * @param interval between the last two beats that came without a gap of the monitor's between them; {@link Span#NEVER} before
 * @param delay {@link Span#NEVER} when unknown, so too {@code roundTrip}
 * @param roundTripMean and {@code roundTripSway}: running mean and mean deviation of the time an answer takes
 */
record Tally(
        long beats,
        long late,
        long duplicates,
        long outOfOrder,
        long refused,
        long restarts,
        long interval,
        long delay,
        long roundTrip,
        double roundTripMean,
        double roundTripSway) {
    private static final long UNKNOWN = 500 * Span.MS;

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, Span.NEVER, Span.NEVER, Span.NEVER, 0, 0);

    Tally beat(long intervalNow, boolean wasLate, boolean restarted, long delayNow) {
        return new Tally(
                beats + 1,
                late + (wasLate ? 1 : 0),
                duplicates,
                outOfOrder,
                refused,
                restarts + (restarted ? 1 : 0),
                intervalNow,
                delayNow,
                roundTrip,
                roundTripMean,
                roundTripSway);
    }

    Tally other(int duplicate, int disordered, int refusedNow) {
        return new Tally(
                beats,
                late,
                duplicates + duplicate,
                outOfOrder + disordered,
                refused + refusedNow,
                restarts,
                interval,
                delay,
                roundTrip,
                roundTripMean,
                roundTripSway);
    }

    Tally answered(long took) {
        boolean first = roundTrip == Span.NEVER;
        double mean = first ? took : roundTripMean + (took - roundTripMean) / 8;
        double sway = first ? took / 2.0 : roundTripSway + (Math.abs(took - roundTripMean) - roundTripSway) / 4;
        return new Tally(beats, late, duplicates, outOfOrder, refused, restarts, interval, delay, took, mean, sway);
    }

    /** An answer that takes longer than this is unusual. */
    long patience() {
        return roundTrip == Span.NEVER ? UNKNOWN : (long) (roundTripMean + 4 * roundTripSway);
    }
}
