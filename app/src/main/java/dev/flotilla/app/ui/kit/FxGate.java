package dev.flotilla.app.ui.kit;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;

/**
 * The one way to the JavaFX thread; nothing else calls {@code Platform.runLater}. Signals that change often are
 * coalesced: only the latest value is delivered, at most so many times a second.
 *
 * <p>A window has a gate of its own and closes it when it goes: nothing that waits or listens then keeps the window's
 * parts alive or works on them behind the user's back.
 */
public final class FxGate implements Executor, AutoCloseable {
    /** Runs something on the JavaFX thread after a while. Called on that thread. */
    @FunctionalInterface
    public interface Later {
        void after(Duration delay, Runnable work);
    }

    private final Executor toFx;
    private final Later later;
    private final LongSupplier nanoTime;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public FxGate() {
        this(Platform::runLater, FxGate::pause, System::nanoTime);
    }

    /** For tests: another thread, another clock. */
    public FxGate(Executor toFx, Later later, LongSupplier nanoTime) {
        this.toFx = toFx;
        this.later = later;
        this.nanoTime = nanoTime;
    }

    /** Runs the work on the JavaFX thread, soon and in order. From any thread. */
    @Override
    public void execute(Runnable work) {
        toFx.execute(work);
    }

    /** Runs the work on the JavaFX thread after a while, if the gate is still open then. Called on the JavaFX thread. */
    public void after(Duration delay, Runnable work) {
        later.after(delay, () -> {
            if (!closed) {
                work.run();
            }
        });
    }

    /**
     * Delivers the value of now, then the latest of each burst of changes.
     *
     * @param perSecond at most so many deliveries, 1-60
     */
    public <T> Subscription latest(Signal<T> signal, int perSecond, Consumer<? super T> consumer) {
        Tap<T> tap = new Tap<>(signal, Math.max(1, 1_000_000_000L / perSecond), consumer);
        Subscription source = signal.subscribe(value -> tap.changed());
        Subscription subscription = new Subscription() {
            @Override
            public void close() {
                tap.closed.set(true);
                source.close();
                open.remove(this);
            }
        };
        open.add(subscription);
        if (closed) {
            subscription.close();
        }
        tap.changed();
        return subscription;
    }

    /** At most four times a second: what people can read. */
    public <T> Subscription latest(Signal<T> signal, Consumer<? super T> consumer) {
        return latest(signal, 4, consumer);
    }

    /** Ends what listens, and forgets what waits; what was executed before still runs. From any thread. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(Subscription::close);
    }

    private static void pause(Duration delay, Runnable work) {
        PauseTransition pause = new PauseTransition(javafx.util.Duration.millis((double) delay.toMillis()));
        pause.setOnFinished(e -> work.run());
        pause.play();
    }

    private final class Tap<T> {
        private final Signal<T> signal;
        private final long spacingNanos;
        private final Consumer<? super T> consumer;
        private final AtomicBoolean pending = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private boolean delivered;
        private long lastNanos;

        Tap(Signal<T> signal, long spacingNanos, Consumer<? super T> consumer) {
            this.signal = signal;
            this.spacingNanos = spacingNanos;
            this.consumer = consumer;
        }

        void changed() {
            if (pending.compareAndSet(false, true)) {
                toFx.execute(this::arrive);
            }
        }

        private void arrive() {
            long wait = delivered ? lastNanos + spacingNanos - nanoTime.getAsLong() : 0;
            if (wait <= 0) {
                deliver();
            } else {
                later.after(Duration.ofNanos(wait).plusMillis(1), this::deliver);
            }
        }

        private void deliver() {
            if (closed.get()) {
                return;
            }
            delivered = true;
            lastNanos = nanoTime.getAsLong();
            pending.set(false);
            consumer.accept(signal.value());
        }
    }
}
