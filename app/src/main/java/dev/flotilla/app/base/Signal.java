package dev.flotilla.app.base;

import java.util.function.Consumer;

/** A value that changes over time and can be watched. Readers never change it. */
public interface Signal<T> {
    /** The value of now, from any thread. */
    T value();

    /**
     * Calls the listener with each later value, on the thread of the owner, in order; a listener is quick and does not
     * block. It is not called with the value of now.
     */
    Subscription subscribe(Consumer<? super T> listener);
}
