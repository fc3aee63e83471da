package dev.flotilla.node.control;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, spread by a fifth so that nodes do not march in step. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final double SPREAD = 0.2;

    private final RandomGenerator random;
    private long next = FIRST.toNanos();

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nanos() {
        long wait = next;
        next = Math.min(2 * next, LONGEST.toNanos());
        return (long) (wait * (1 + SPREAD * (2 * random.nextDouble() - 1)));
    }

    void succeeded() {
        next = FIRST.toNanos();
    }
}
