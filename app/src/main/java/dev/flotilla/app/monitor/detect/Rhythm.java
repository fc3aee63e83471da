package dev.flotilla.app.monitor.detect;

/**
 * How a node beats: running mean and mean deviation of the time between two beats. A new period is taken over after a
 * few beats that agree on it; a single odd one moves the mean by a bounded step.
 *
 * @param samples 0 until two beats came: then {@code mean} is the configured period
 * @param mean and {@code deviation} in nanoseconds
 * @param odd an interval that did not fit, seen {@code oddCount} times in a row
 */
record Rhythm(int samples, double mean, double deviation, double odd, int oddCount) {
    private static final int MEMORY = 16;
    private static final int AGREE = 2;
    /** What had to wait on the way comes all at once: that is not a shorter period. */
    private static final int AGREE_SHORTER = 4;

    private static final long LEAST_INTERVAL = 5 * Span.MS;
    /** Without sequence numbers a new period of twice the old one looks like every second beat lost. */
    private static final int AGREE_UNNUMBERED = 6;

    private static final double LEAST_SIGMA = 5.0 * Span.MS;
    private static final double LEAST_MARGIN = 20.0 * Span.MS;

    static Rhythm configured(long periodNanos) {
        return new Rhythm(0, periodNanos, periodNanos / 8.0, 0, 0);
    }

    /** Beats that must have been on the way in this time, when none of them is numbered. */
    long beatsIn(long interval) {
        long whole = Math.max(1, Math.min(1_000, Math.round(interval / mean)));
        // nothing measured yet: the configured period is believed where the first interval is a multiple of it
        return samples > 0 || Math.abs(interval - whole * mean) <= 0.15 * mean ? whole : 1;
    }

    /**
     * @param interval since the beat before
     * @param gap how many beats were sent in it, at least 1
     */
    Rhythm after(long interval, long gap, boolean numbered) {
        if (interval < LEAST_INTERVAL) {
            return this;
        }
        double sample = (double) interval / gap;
        if (samples == 0) {
            return new Rhythm(1, sample, sample / 8, 0, 0);
        }
        double candidate = numbered ? sample : interval;
        boolean fits = Math.abs(candidate - mean) <= Math.max(0.4 * mean, 4 * deviation);
        if (fits) {
            return learn(sample, 0, 0);
        }
        int agreeing = oddCount > 0 && Math.abs(candidate - odd) <= odd / 4 ? oddCount + 1 : 1;
        if (agreeing >= (candidate < mean ? AGREE_SHORTER : numbered ? AGREE : AGREE_UNNUMBERED)) {
            double taken = (candidate + odd) / 2;
            return new Rhythm(1, taken, taken / 8, 0, 0);
        }
        return learn(sample, candidate, agreeing);
    }

    private Rhythm learn(double sample, double oddNow, int oddCountNow) {
        double step = Math.max(-mean / 2, Math.min(mean / 2, sample - mean));
        int n = Math.min(samples + 1, MEMORY);
        double meanNow = mean + step / n;
        double deviationNow = deviation + (Math.abs(step) - deviation) / n;
        return new Rhythm(n, meanNow, deviationNow, oddNow, oddCountNow);
    }

    /** Standard deviation, from the mean deviation of a normal distribution; with a floor. */
    double sigma() {
        return Math.max(1.25 * deviation, Math.max(LEAST_SIGMA, mean * 0.02));
    }

    /** How long after the expected arrival a beat is missed. */
    long margin() {
        double usual = Math.max(4 * sigma(), Math.max(LEAST_MARGIN, mean * 0.08));
        return (long) Math.min(usual, 2 * mean);
    }

    long period() {
        return Math.max(Span.MS, (long) mean);
    }
}
