package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Revision;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.EditName;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The only owner of the wished fleet. Edits may come from any thread; they are applied in the order of their arrival on
 * the writer thread, saved, and only then shown by {@link #state}. What is refused or cannot be saved changes nothing.
 * Undo and redo last as long as the store.
 */
public final class FleetStore implements AutoCloseable {
    private static final int MOST_WAITING = 1_000;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final FleetRepository repository;
    private final ThreadPoolExecutor writer;
    private final EditHistory history = new EditHistory();
    private final SignalSource<FleetState> state;
    private StoredFleet stored;

    private FleetStore(FleetRepository repository, ThreadFactory threads, StoredFleet first) {
        this.repository = repository;
        this.stored = first;
        this.state =
                new SignalSource<>(new FleetState(first.fleet(), first.revision(), Optional.empty(), Optional.empty()));
        this.writer =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
    }

    /**
     * Loads the fleet on the calling thread.
     *
     * @param threads gives the one writer thread
     */
    public static Outcome<FleetStore> open(FleetRepository repository, ThreadFactory threads) {
        return repository.load().map(first -> new FleetStore(repository, threads, first));
    }

    /** The saved fleet; listeners are called on the writer thread. */
    public Signal<FleetState> state() {
        return state;
    }

    /** Completes on the writer thread, never exceptionally, when the edit is saved or refused. */
    public CompletionStage<Outcome<FleetChange>> submit(FleetEdit edit) {
        return onWriter(() -> {
            Fleet before = stored.fleet();
            String what = EditName.of(edit, before);
            return FleetRules.apply(before, edit).then(after -> {
                if (after.equals(before)) {
                    return Outcome.ok(new FleetChange(before, after, stored.revision(), what));
                }
                return save(after, what, () -> history.edited(before, what));
            });
        });
    }

    public CompletionStage<Outcome<FleetChange>> undo() {
        return onWriter(() -> {
            Fleet from = stored.fleet();
            return history.nextUndo()
                    .map(entry -> save(entry.fleet(), "undo " + entry.what(), () -> history.wentBack(from)))
                    .orElseGet(() -> refused("FL-1011", "There is nothing to undo.", ""));
        });
    }

    public CompletionStage<Outcome<FleetChange>> redo() {
        return onWriter(() -> {
            Fleet from = stored.fleet();
            return history.nextRedo()
                    .map(entry -> save(entry.fleet(), "redo " + entry.what(), () -> history.wentForward(from)))
                    .orElseGet(() -> refused("FL-1012", "There is nothing to redo.", ""));
        });
    }

    private Outcome<FleetChange> save(Fleet after, String what, Runnable remember) {
        StoredFleet before = stored;
        Revision revision = before.revision().next();
        return repository.save(before, new StoredFleet(after, revision)).map(saved -> {
            stored = saved;
            remember.run();
            state.publish(new FleetState(
                    saved.fleet(),
                    saved.revision(),
                    history.nextUndo().map(EditHistory.Entry::what),
                    history.nextRedo().map(EditHistory.Entry::what)));
            return new FleetChange(before.fleet(), saved.fleet(), revision, what);
        });
    }

    private CompletionStage<Outcome<FleetChange>> onWriter(Supplier<Outcome<FleetChange>> work) {
        CompletableFuture<Outcome<FleetChange>> result = new CompletableFuture<>();
        try {
            writer.execute(() -> {
                try {
                    result.complete(work.get());
                } catch (RuntimeException broken) {
                    result.complete(refused(
                            "FL-9000",
                            "The edit broke: " + broken + ".",
                            "Look into the log; the fleet is as before."));
                    throw broken;
                }
            });
        } catch (RejectedExecutionException full) {
            result.complete(
                    writer.isShutdown()
                            ? refused("FL-1016", "Flotilla is closing; the edit was not taken.", "Start it again.")
                            : refused("FL-1016", "Too many edits wait to be saved.", "Try again in a moment."));
        }
        return result;
    }

    /** Takes no more edits and waits, for at most 10 s, until those it took are saved. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Outcome<T> refused(String code, String message, String hint) {
        return Outcome.failed(Problem.of(code, message, hint));
    }
}
