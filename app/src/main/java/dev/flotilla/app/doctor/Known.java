package dev.flotilla.app.doctor;

import java.util.Optional;

/** A fact, or why it could not be had. What could not be had is never taken for well. */
public sealed interface Known<T> {
    record Had<T>(T fact) implements Known<T> {}

    /** @param why one sentence */
    record NotHad<T>(String why) implements Known<T> {}

    static <T> Known<T> of(T value) {
        return new Had<>(value);
    }

    static <T> Known<T> not(String why) {
        return new NotHad<>(why);
    }

    default Optional<T> value() {
        return switch (this) {
            case Had<T>(T fact) -> Optional.of(fact);
            case NotHad<T> nothing -> Optional.empty();
        };
    }

    default Optional<String> missing() {
        return switch (this) {
            case Had<T> had -> Optional.empty();
            case NotHad<T>(String why) -> Optional.of(why);
        };
    }
}
