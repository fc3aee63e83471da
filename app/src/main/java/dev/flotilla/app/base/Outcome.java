package dev.flotilla.app.base;

import java.util.List;
import java.util.function.Function;

/** The result of something that may fail in ways the user can do something about. */
public sealed interface Outcome<T> {
    record Ok<T>(T value) implements Outcome<T> {}

    /** @param problems at least one; the first is the one to show when only one can be */
    record Failed<T>(List<Problem> problems) implements Outcome<T> {
        public Failed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a failure without a problem");
            }
        }

        public Problem first() {
            return problems.getFirst();
        }

        /** The same failure where another type of value was hoped for. */
        public <U> Failed<U> as() {
            return new Failed<>(problems);
        }
    }

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Outcome<T> failed(Problem problem) {
        return new Failed<>(List.of(problem));
    }

    static <T> Outcome<T> failed(List<Problem> problems) {
        return new Failed<>(problems);
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> next) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(next.apply(value));
            case Failed<T> failed -> failed.as();
        };
    }

    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Failed<T> failed -> failed.as();
        };
    }
}
