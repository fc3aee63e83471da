package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;

/** Calls that may be interrupted, which only happens when the window closes. */
final class Calm {
    /** Something that waits. */
    @FunctionalInterface
    interface Waiting<T> {
        T call() throws InterruptedException;
    }

    private Calm() {}

    static <T> Outcome<T> outcome(Waiting<Outcome<T>> call) {
        try {
            return call.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(
                    Problem.of("FL-2321", "Flotilla is closing, so this was not done.", "Do it again after a start."));
        }
    }
}
