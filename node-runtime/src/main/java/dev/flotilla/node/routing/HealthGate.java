package dev.flotilla.node.routing;

import java.util.Locale;

/**
 * When a model is fit for more requests.
 *
 * @param maxP95Millis up to this it passes, in ms
 * @param maxErrorRate up to this it passes, 0 to 1
 * @param minRequests with fewer no verdict is given
 */
public record HealthGate(double maxP95Millis, double maxErrorRate, int minRequests) {
    /** The thresholds of the canary system, and 50 requests so that 5 % means something. */
    public static final HealthGate DEFAULT = new HealthGate(200, 0.05, 50);

    public HealthGate {
        if (!(maxP95Millis > 0) || !(maxErrorRate >= 0 && maxErrorRate <= 1) || minRequests < 1) {
            throw new IllegalArgumentException(maxP95Millis + " ms, " + maxErrorRate + ", " + minRequests);
        }
    }

    /** What the gate says of a model. */
    public sealed interface Verdict {
        record Passed() implements Verdict {}

        record TooFew(long have, long need) implements Verdict {}

        /** @param reason what was exceeded, as half a sentence */
        record Failed(String reason) implements Verdict {}
    }

    public Verdict judge(ModelFigures figures) {
        if (figures.requests() < minRequests) {
            return new Verdict.TooFew(figures.requests(), minRequests);
        }
        return exceeds(figures);
    }

    /** The verdict whatever the number of requests: what a vote rests on, where silence counts as health. */
    public Verdict exceeds(ModelFigures figures) {
        if (figures.errorRate() > maxErrorRate) {
            return new Verdict.Failed(String.format(
                    Locale.ROOT, "%.1f %% errors exceed %.1f %%", figures.errorRate() * 100, maxErrorRate * 100));
        }
        if (figures.p95Millis() > maxP95Millis) {
            return new Verdict.Failed(
                    String.format(Locale.ROOT, "p95 %.1f ms exceeds %.1f ms", figures.p95Millis(), maxP95Millis));
        }
        return new Verdict.Passed();
    }
}
