package dev.flotilla.app.ui.monitor.chart;

import java.util.OptionalLong;

/**
 * Which span is looked at: one that ends now and runs along, or one that stands. Never beyond now, never before a day
 * ago, never shorter than ten seconds.
 */
public final class Viewport {
    public static final long SHORTEST_MS = 10_000;
    public static final long DAY_MS = 86_400_000;
    public static final long USUAL_MS = 300_000;

    private long lengthMs = USUAL_MS;
    private OptionalLong endMs = OptionalLong.empty();

    public boolean isLive() {
        return endMs.isEmpty();
    }

    public long lengthMs() {
        return lengthMs;
    }

    public TimeSpan at(long nowMs) {
        long end = endMs.orElse(nowMs);
        return new TimeSpan(end - lengthMs, end);
    }

    /** Runs along from now on. */
    public void live() {
        endMs = OptionalLong.empty();
    }

    /** Stands as it is. */
    public void stand(long nowMs) {
        stand(endMs.orElse(nowMs), nowMs);
    }

    private void stand(long end, long nowMs) {
        endMs = OptionalLong.of(Math.clamp(end, nowMs - DAY_MS + lengthMs, nowMs));
    }

    /** Another length; where it runs along it goes on running. */
    public void length(long ms, long nowMs) {
        lengthMs = Math.clamp(ms, SHORTEST_MS, DAY_MS);
        if (endMs.isPresent()) {
            stand(endMs.getAsLong(), nowMs);
        }
    }

    /** Moved against time when positive. What comes to now does not run along by itself. */
    public void pan(long backMs, long nowMs) {
        stand(endMs.orElse(nowMs) - backMs, nowMs);
    }

    /**
     * Longer or shorter around a place that stays where it is.
     *
     * @param share of the span, 0 left, 1 right
     * @param factor of the length; above 1 shows more
     */
    public void zoom(double share, double factor, long nowMs) {
        long fixed = at(nowMs).at(share);
        lengthMs = Math.clamp(Math.round(lengthMs * factor), SHORTEST_MS, DAY_MS);
        if (endMs.isPresent() || share < .98) {
            stand(fixed + Math.round((1 - share) * lengthMs), nowMs);
        }
    }

    /** So that it begins there. */
    public void show(long fromMs, long nowMs) {
        stand(fromMs + lengthMs, nowMs);
    }
}
