package dev.flotilla.app.docker;

import dev.flotilla.app.base.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what an engine sends over time. Calls come on a thread of the engine's connection, one at a time.
 *
 * @param <T> what is sent
 */
public interface Stream<T> {
    void next(T value);

    /** The stream ended by itself: the thing went away, or (with a problem) the connection did. */
    void ended(Optional<EngineProblem> problem);

    /** A stream that cares for values alone. */
    static <T> Stream<T> of(Consumer<? super T> each) {
        return new Stream<>() {
            @Override
            public void next(T value) {
                each.accept(value);
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {}
        };
    }

    /** What a stream that never began hands out. */
    static Subscription nothing() {
        return () -> {};
    }
}
