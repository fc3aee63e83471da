package dev.flotilla.app.boot.light;

import dev.flotilla.app.ui.kit.FxGate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/** Waits for what is seen in the window: a condition is looked at on each pulse. Never called on the JavaFX thread. */
final class Pulse {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What changed is laid out and painted after so many pulses, and what fades in is there after so long. */
    private static final int DRAWN = 4;

    private static final Duration FADE = Duration.ofMillis(400);

    private final FxGate gate;

    Pulse(FxGate gate) {
        this.gate = gate;
    }

    /** Does something on the JavaFX thread and waits until it is done. */
    void run(Runnable work) throws StepFailed, InterruptedException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        gate.execute(() -> {
            try {
                work.run();
                done.complete(true);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        get(done, "the window answers");
    }

    /** @param what ends the sentence "It was not seen that ..." */
    void until(String what, BooleanSupplier condition) throws StepFailed, InterruptedException {
        found(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** What is looked for, as soon as it is there. */
    <T> T found(String what, Supplier<Optional<T>> look) throws StepFailed, InterruptedException {
        CompletableFuture<T> seen = new CompletableFuture<>();
        gate.execute(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    look.get().ifPresent(seen::complete);
                } catch (RuntimeException e) {
                    seen.completeExceptionally(e);
                }
                if (seen.isDone()) {
                    stop();
                }
            }
        }.start());
        return get(seen, what);
    }

    /** Until what moves has come to rest. */
    void calm() throws StepFailed, InterruptedException {
        int[] pulses = {0};
        long end = System.nanoTime() + FADE.toNanos();
        until("the window is drawn", () -> ++pulses[0] >= DRAWN && System.nanoTime() - end > 0);
    }

    private static <T> T get(CompletableFuture<T> future, String what) throws StepFailed, InterruptedException {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Ends the timer at its next pulse.
            future.cancel(false);
            throw new StepFailed("It was not seen within " + LIMIT.toSeconds() + " s that " + what + ".");
        } catch (ExecutionException e) {
            throw new StepFailed("It was not seen that " + what + ", because of a mistake: " + e.getCause() + ".");
        }
    }
}
