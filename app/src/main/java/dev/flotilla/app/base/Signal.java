package dev.flotilla.app.base;

import java.util.function.Consumer;
import java.util.function.Function;

/** A value that changes over time and can be watched. Readers never change it. */
public interface Signal<T> {
    /** The value of now, from any thread. */
    T value();

    /**
     * Calls the listener with each later value, on the thread of the owner, in order; a listener is quick and does not
     * block. It is not called with the value of now.
     */
    Subscription subscribe(Consumer<? super T> listener);

    /** The same signal seen through a function, which is called for each value and each reader. */
    default <U> Signal<U> map(Function<? super T, ? extends U> view) {
        Signal<T> inner = this;
        return new Signal<>() {
            @Override
            public U value() {
                return view.apply(inner.value());
            }

            @Override
            public Subscription subscribe(Consumer<? super U> listener) {
                return inner.subscribe(value -> listener.accept(view.apply(value)));
            }
        };
    }
}
