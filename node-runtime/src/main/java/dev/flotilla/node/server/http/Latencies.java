package dev.flotilla.node.server.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A histogram as Prometheus wants it. Any thread. */
final class Latencies {
    /** Upper bounds in ms. */
    static final double[] BOUNDS = {0.5, 1, 2.5, 5, 10, 25, 50, 100, 200, 500, 1000, 5000};

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
    private final AtomicLong sumNanos = new AtomicLong();

    void add(long nanos) {
        double millis = nanos / 1e6;
        int bucket = 0;
        while (bucket < BOUNDS.length && millis > BOUNDS[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sumNanos.addAndGet(nanos);
    }

    /** @param bucket from 0 to the number of bounds, the last one for all above */
    long count(int bucket) {
        return counts.get(bucket);
    }

    double sumSeconds() {
        return sumNanos.get() / 1e9;
    }
}
