package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The works since the start, newest first, and which one is shown. Used on the JavaFX thread; progress comes from
 * other threads and is coalesced, so that a burst of steps is one change of the screen.
 */
public final class ActivityModel {
    /** Works kept; older ones are found in the history of applies. */
    public static final int MAX_WORKS = 200;

    /** What is shown: the newest state of each work, and the one that is selected. */
    public record State(List<DeployProgress> works, Optional<String> selected) {
        public State {
            works = List.copyOf(works);
        }

        public Optional<DeployProgress> shown() {
            return works.stream()
                    .filter(w -> selected.filter(w.applyId()::equals).isPresent())
                    .findFirst();
        }

        public long running() {
            return works.stream().filter(w -> !w.state().isOver()).count();
        }
    }

    private record Entry(Work work, Subscription subscription) {}

    private final Executor screen;
    private final SignalSource<State> state = new SignalSource<>(new State(List.of(), Optional.empty()));
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();

    /** @param screen runs on the JavaFX thread, in order */
    public ActivityModel(Executor screen) {
        this.screen = screen;
    }

    public Signal<State> state() {
        return state;
    }

    /** Takes a work and shows it. */
    public void add(Work work) {
        Subscription subscription = work.progress().subscribe(next -> changed());
        entries.addFirst(new Entry(work, subscription));
        while (entries.size() > MAX_WORKS) {
            entries.removeLast().subscription().close();
        }
        publish(Optional.of(work.progress().value().applyId()));
    }

    public void select(String applyId) {
        publish(Optional.of(applyId));
    }

    /** Stops the work that is shown after the step in hand. */
    public void stopAfterThisStep() {
        Optional<String> selected = state.value().selected();
        for (Entry entry : entries) {
            DeployProgress now = entry.work().progress().value();
            if (selected.filter(now.applyId()::equals).isPresent() && now.state() == ApplyState.RUNNING) {
                entry.work().stopAfterThisStep();
            }
        }
    }

    private void changed() {
        if (pending.compareAndSet(false, true)) {
            screen.execute(() -> {
                pending.set(false);
                publish(state.value().selected());
            });
        }
    }

    private void publish(Optional<String> selected) {
        state.publish(
                new State(entries.stream().map(e -> e.work().progress().value()).toList(), selected));
    }
}
