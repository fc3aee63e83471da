package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;

/** Takes outcomes apart, where a test knows which one it wants. */
public final class Opened {
    private Opened() {}

    public static <T> T opened(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.first());
        };
    }

    public static <T> Problem problem(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> throw new AssertionError("did not fail: " + value);
            case Outcome.Failed<T> failed -> failed.first();
        };
    }
}
