package dev.flotilla.node.routing;

import java.util.Locale;

/**
 * How a model did over a window.
 *
 * @param requests how many the figures rest on
 * @param p95Millis 95th percentile of the latency by nearest rank, in ms; 0 without requests
 * @param errorRate failed requests by all, 0 to 1; 0 without requests
 */
public record ModelFigures(long requests, double p95Millis, double errorRate) {
    public static final ModelFigures NONE = new ModelFigures(0, 0, 0);

    public ModelFigures {
        if (requests < 0 || !(p95Millis >= 0) || !(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException(requests + " requests, p95 " + p95Millis + ", errors " + errorRate);
        }
    }

    /** The worse of both, figure by figure. */
    public ModelFigures worse(ModelFigures other) {
        return new ModelFigures(
                requests + other.requests, Math.max(p95Millis, other.p95Millis), Math.max(errorRate, other.errorRate));
    }

    /** In words: {@code p95 12.5 ms, 0.8 % errors over 120 requests}. */
    public String inWords() {
        return String.format(
                Locale.ROOT, "p95 %.1f ms, %.1f %% errors over %d requests", p95Millis, errorRate * 100, requests);
    }
}
