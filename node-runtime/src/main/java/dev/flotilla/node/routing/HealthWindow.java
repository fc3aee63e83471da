package dev.flotilla.node.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last requests of each model, up to a number and an age. Any thread may record; a record costs a few array stores, a
 * figure sorts a copy. Time is monotonic nanoseconds of the caller's clock.
 */
public final class HealthWindow {
    /** Requests kept per model: a figure over 4,096 is as good as one over more. */
    public static final int KEPT = 4096;

    private static final int MAX_MODELS = 64;

    private final long lengthNanos;
    private final Map<String, Ring> rings = new TreeMap<>();

    public HealthWindow(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("window of " + length);
        }
        this.lengthNanos = length.toNanos();
    }

    /** Takes the requests of one model. */
    @FunctionalInterface
    public interface Recorder {
        void record(double latencyMillis, boolean failed, long nowNanos);
    }

    /** For who records many: the model is looked up once. Beyond 64 models nothing is kept: models are configured, never named by a client. */
    public synchronized Recorder recorder(String model) {
        if (!rings.containsKey(model) && rings.size() >= MAX_MODELS) {
            return (latencyMillis, failed, nowNanos) -> {};
        }
        Ring ring = rings.computeIfAbsent(model, name -> new Ring());
        return (latencyMillis, failed, nowNanos) -> {
            synchronized (this) {
                ring.add(latencyMillis, failed, nowNanos);
            }
        };
    }

    /** Notes one answered request. */
    public void record(String model, double latencyMillis, boolean failed, long nowNanos) {
        recorder(model).record(latencyMillis, failed, nowNanos);
    }

    public ModelFigures figures(String model, long nowNanos) {
        return figures(model, nowNanos - lengthNanos, nowNanos);
    }

    /** Figures of the requests since a moment, and never of older ones than the window is long. */
    public synchronized ModelFigures figures(String model, long sinceNanos, long nowNanos) {
        Ring ring = rings.get(model);
        long oldest = nowNanos - lengthNanos;
        return ring == null ? ModelFigures.NONE : ring.figures(sinceNanos - oldest > 0 ? sinceNanos : oldest);
    }

    private static final class Ring {
        private final double[] millis = new double[KEPT];
        private final long[] at = new long[KEPT];
        private final boolean[] failed = new boolean[KEPT];
        private int next;
        private int size;

        void add(double latency, boolean bad, long now) {
            millis[next] = Math.max(0, latency);
            at[next] = now;
            failed[next] = bad;
            next = (next + 1) % KEPT;
            size = Math.min(size + 1, KEPT);
        }

        ModelFigures figures(long since) {
            double[] found = new double[size];
            int count = 0;
            int bad = 0;
            for (int i = 0; i < size; i++) {
                if (at[i] - since >= 0) {
                    found[count++] = millis[i];
                    bad += failed[i] ? 1 : 0;
                }
            }
            if (count == 0) {
                return ModelFigures.NONE;
            }
            Arrays.sort(found, 0, count);
            double p95 = found[(int) Math.ceil(count * 0.95) - 1];
            return new ModelFigures(count, p95, (double) bad / count);
        }
    }
}
