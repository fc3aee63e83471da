package dev.flotilla.app.ui.doctor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.ui.kit.FxGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One dialog's examinations, the latest of them in view. JavaFX thread; the work is done elsewhere. */
public final class DoctorModel {
    private final List<String> targets;
    private final DoctorDeeds deeds;
    private final Executor work;
    private final FxGate gate;
    private final ReadOnlyObjectWrapper<DoctorState> state =
            new ReadOnlyObjectWrapper<>(new DoctorState.Examining(false));
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicReference<Optional<Thread>> atWork = new AtomicReference<>(Optional.empty());
    private int latest;

    /** @param targets empty for everything */
    public DoctorModel(List<String> targets, DoctorDeeds deeds, Executor work, FxGate gate) {
        this.targets = List.copyOf(targets);
        this.deeds = deeds;
        this.work = work;
        this.gate = gate;
    }

    public List<String> targets() {
        return targets;
    }

    public ReadOnlyObjectProperty<DoctorState> state() {
        return state.getReadOnlyProperty();
    }

    /** What went wrong with the last start or report. */
    public ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Begins a new examination; one that is under way is called off. */
    public void examine(boolean helpers) {
        cancel();
        trouble.set(Optional.empty());
        int turn = ++latest;
        state.set(new DoctorState.Examining(helpers));
        work.execute(() -> {
            Thread self = Thread.currentThread();
            atWork.set(Optional.of(self));
            DoctorState next = run(helpers);
            atWork.set(Optional.empty());
            gate.execute(() -> {
                if (turn == latest) {
                    state.set(next);
                }
            });
        });
    }

    private DoctorState run(boolean helpers) {
        try {
            return switch (deeds.examine(targets, helpers)) {
                case Outcome.Ok<Examination.Result>(Examination.Result result) -> new DoctorState.Done(result);
                case Outcome.Failed<Examination.Result> failed -> new DoctorState.Failed(failed.first());
            };
        } catch (InterruptedException e) {
            return new DoctorState.Failed(Problem.of("FL-4002", "The examination was called off.", ""));
        }
    }

    /** Calls off what is under way; helpers are removed on the way out. */
    public void cancel() {
        latest++;
        atWork.getAndSet(Optional.empty()).ifPresent(Thread::interrupt);
    }

    /** Starts a container, and examines again when it is started. */
    public void start(ContainerRef container, boolean helpers) {
        blocking(() -> deeds.start(container), () -> examine(helpers));
    }

    /** @param saved runs on the JavaFX thread when the file is there */
    public void save(Path file, Consumer<Path> saved) {
        if (state.get() instanceof DoctorState.Done(Examination.Result result)) {
            blocking(() -> deeds.save(file, result), () -> saved.accept(file));
        }
    }

    private void blocking(java.util.function.Supplier<Optional<Problem>> deed, Runnable done) {
        trouble.set(Optional.empty());
        work.execute(() -> {
            Optional<Problem> problem = deed.get();
            gate.execute(() -> {
                trouble.set(problem);
                if (problem.isEmpty()) {
                    done.run();
                }
            });
        });
    }
}
