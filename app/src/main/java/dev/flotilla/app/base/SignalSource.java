package dev.flotilla.app.base;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The owner's side of a signal. */
public final class SignalSource<T> implements Signal<T> {
    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;

    public SignalSource(T first) {
        this.value = first;
    }

    @Override
    public T value() {
        return value;
    }

    /** Called by the owner alone, on one thread, so that listeners see values in order. */
    public void publish(T next) {
        value = next;
        for (Consumer<? super T> listener : listeners) {
            listener.accept(next);
        }
    }

    @Override
    public Subscription subscribe(Consumer<? super T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
