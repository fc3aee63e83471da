package dev.flotilla.app.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an engine tells whether a container is well.
 *
 * @param test in the engine's form: {@code CMD a b}, {@code CMD-SHELL line}, or {@code NONE} to switch the image's off
 * @param interval and the others: empty means the engine's default (30 s, 30 s, 3, 0 s)
 */
public record HealthCheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        Optional<Duration> startPeriod) {
    public HealthCheck {
        test = List.copyOf(test);
    }

    public boolean isOff() {
        return test.equals(List.of("NONE"));
    }
}
