package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.ReplicaReport;
import java.util.Locale;

/**
 * The health gate of a coordinator as the canary system defines it; nodes of ours keep the same limits. It decides there:
 * here it is only shown how near a model is.
 */
final class Gate {
    static final double P95_MS = 200;
    static final double ERROR_RATE = 0.05;
    static final long REQUESTS = 50;
    /** In the place of a figure that there is none of. */
    static final String NONE = "\u2013";

    private Gate() {}

    static boolean isOver(ReplicaReport.Model model) {
        return model.p95Ms() > P95_MS || model.errorRate() > ERROR_RATE;
    }

    static boolean isJudged(ReplicaReport.Model model) {
        return model.requests() >= REQUESTS;
    }

    static String verdict(ReplicaReport.Model model) {
        if (isOver(model)) {
            return model.p95Ms() > P95_MS ? "p95 over the limit" : "errors over the limit";
        }
        return isJudged(model) ? "passes" : model.requests() + " of " + REQUESTS + " requests";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String millis(double ms) {
        return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
    }
}
