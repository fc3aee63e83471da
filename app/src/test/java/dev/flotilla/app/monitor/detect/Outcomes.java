package dev.flotilla.app.monitor.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What came of simulated hours: of the detector, and of what a plain time-out over the same beats would have done. */
final class Outcomes {
    /** As on the wire: payload with UDP and IP headers, or all packets of a connection. */
    static final int BEAT_BYTES = 361 + 28;

    static final int NUMBERED_BEAT_BYTES = 440 + 28;
    private static final int ASK_BYTES = 730;
    private static final int PEERS_BYTES = 1_600;
    private static final long BIN = 10 * Scenario.MS;

    private final Scenario scenario;
    private final int[] gaps = new int[12_000];
    private final List<Long> fromLastBeat = new ArrayList<>();
    private final List<Long> found = new ArrayList<>();
    private long aliveNanos;
    int falseDowns;
    int missed;
    int crashes;
    long asks;
    long peerAsks;
    long beats;
    long stalls;

    Outcomes(Scenario scenario) {
        this.scenario = scenario;
    }

    void gap(long nanos) {
        gaps[(int) Math.min(gaps.length - 1, nanos / BIN)]++;
    }

    void lived(long nanos) {
        aliveNanos += nanos;
    }

    /** @param sinceLastBeat from the last beat that arrived to the crash; below zero when it arrived afterwards */
    void crashed(long sinceLastBeat) {
        fromLastBeat.add(sinceLastBeat);
    }

    void found(long afterCrash) {
        found.add(afterCrash);
    }

    double hours() {
        return (double) aliveNanos / Scenario.HOUR;
    }

    double falsePerThousandHours() {
        return falseDowns * 1_000.0 / hours();
    }

    /** In periods. */
    double foundAt(double quantile) {
        return quantile(found, quantile) / scenario.period();
    }

    double bytesPerSecond() {
        int beat = scenario.numbered() ? NUMBERED_BEAT_BYTES : BEAT_BYTES;
        return beat * (double) Scenario.SECOND / scenario.period()
                + (asks * ASK_BYTES + peerAsks * PEERS_BYTES) / (hours() * 3_600);
    }

    /** The shortest time-out over the beats alone that is wrong less than once in a thousand hours. */
    long bestTimeout() {
        long wrong = 0;
        for (int bin = gaps.length - 1; bin >= 0; bin--) {
            wrong += gaps[bin];
            if (wrong * 1_000.0 / hours() >= 1) {
                return (bin + 1) * BIN;
            }
        }
        return BIN;
    }

    double timeoutFalsePerThousandHours(long timeout) {
        return Arrays.stream(gaps).skip(timeout / BIN).asLongStream().sum() * 1_000.0 / hours();
    }

    /** In periods, when it takes every beat for life and nothing else. */
    double timeoutFoundAt(long timeout, double quantile) {
        return quantile(fromLastBeat.stream().map(since -> timeout - since).toList(), quantile) / scenario.period();
    }

    private static double quantile(List<Long> of, double quantile) {
        long[] sorted = of.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,d | %.2f | %.2f | %.2f | %d | %.3f | %.0f |",
                scenario.name(),
                hours(),
                crashes,
                foundAt(0.5),
                foundAt(0.99),
                foundAt(1),
                falseDowns,
                falsePerThousandHours(),
                bytesPerSecond());
    }

    String timeoutLine() {
        long best = bestTimeout();
        int beat = scenario.numbered() ? NUMBERED_BEAT_BYTES : BEAT_BYTES;
        return String.format(
                Locale.ROOT,
                "| beats alone, time-out %.2f s | %,.0f | %,d | %.2f | %.2f | %.2f | %.0f | %.3f | %.0f |",
                (double) best / Scenario.SECOND,
                hours(),
                crashes,
                timeoutFoundAt(best, 0.5),
                timeoutFoundAt(best, 0.99),
                timeoutFoundAt(best, 1),
                timeoutFalsePerThousandHours(best) * hours() / 1_000,
                timeoutFalsePerThousandHours(best),
                beat * (double) Scenario.SECOND / scenario.period());
    }
}
