package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.command.Command;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One preview from the first survey to the begin of its apply. Its methods are called on the JavaFX thread, where its
 * state changes too; what blocks runs elsewhere.
 */
public final class PreviewModel {
    private final PlanDesk desk;
    private final Supplier<Fleet> fleet;
    private final InstantSource clock;
    private final Executor work;
    private final Executor screen;
    private final SignalSource<PreviewState> state = new SignalSource<>(new PreviewState.Planning());
    private final SignalSource<Optional<Outcome<Path>>> saved = new SignalSource<>(Optional.empty());
    private OnFailure onFailure = OnFailure.ROLLBACK;
    private boolean busy;

    /**
     * @param work runs what blocks
     * @param screen brings results back to the JavaFX thread
     */
    public PreviewModel(PlanDesk desk, Supplier<Fleet> fleet, InstantSource clock, Executor work, Executor screen) {
        this.desk = desk;
        this.fleet = fleet;
        this.clock = clock;
        this.work = work;
        this.screen = screen;
    }

    public Signal<PreviewState> state() {
        return state;
    }

    public OnFailure onFailure() {
        return onFailure;
    }

    public void choose(OnFailure choice) {
        onFailure = choice;
    }

    /** Surveys and plans; the state is {@code Planning} until the answer. */
    public void planAgain() {
        state.publish(new PreviewState.Planning());
        work.execute(() -> {
            Outcome<DeployPlan> planned = desk.plan();
            screen.execute(() -> state.publish(after(planned)));
        });
    }

    private PreviewState after(Outcome<DeployPlan> planned) {
        return switch (planned) {
            case Outcome.Ok<DeployPlan>(DeployPlan plan) ->
                new PreviewState.Ready(
                        plan, PlanPage.of(plan, fleet.get()), clock.instant(), Optional.empty(), Optional.empty());
            case Outcome.Failed<DeployPlan> failed -> new PreviewState.Refused(failed.problems());
        };
    }

    /** The plan that is shown as a shell script; empty when none is. */
    public String script() {
        return state.value() instanceof PreviewState.Ready ready ? CommandScript.of(ready.plan(), fleet.get()) : "";
    }

    /** The command that does the same as applying. */
    Optional<Command> command() {
        return desk.command(onFailure);
    }

    /** Writes the plan that is shown to a file; what came of it appears in {@link #saved}. */
    public void save(Path file) {
        if (state.value() instanceof PreviewState.Ready ready) {
            work.execute(() -> {
                Outcome<Path> outcome = desk.save(ready.plan(), file);
                screen.execute(() -> saved.publish(Optional.of(outcome)));
            });
        }
    }

    /** The newest file that was asked for; empty before the first. */
    public Signal<Optional<Outcome<Path>>> saved() {
        return saved;
    }

    /** Looks whether the basis still holds; does nothing while an earlier look is under way. */
    public void checkBasis() {
        if (busy
                || !(state.value() instanceof PreviewState.Ready ready)
                || ready.changed().isPresent()) {
            return;
        }
        busy = true;
        work.execute(() -> {
            Optional<Problem> changed = desk.changedSince(ready.plan());
            screen.execute(() -> {
                busy = false;
                if (state.value().equals(ready)) {
                    state.publish(new PreviewState.Ready(
                            ready.plan(), ready.page(), clock.instant(), changed, ready.refusal()));
                }
            });
        });
    }

    /** Begins the apply of the plan that is shown; does nothing when it cannot be applied. */
    public void apply() {
        if (!(state.value() instanceof PreviewState.Ready ready) || !ready.canApply()) {
            return;
        }
        OnFailure choice = onFailure;
        work.execute(() -> {
            Outcome<String> begun = desk.apply(ready.plan(), choice);
            screen.execute(() -> state.publish(
                    switch (begun) {
                        case Outcome.Ok<String>(String id) -> new PreviewState.Begun(id);
                        case Outcome.Failed<String> failed -> refused(ready, failed.first());
                    }));
        });
    }

    private static PreviewState refused(PreviewState.Ready ready, Problem why) {
        boolean basis = why.code().equals("FL-2301");
        return new PreviewState.Ready(
                ready.plan(),
                ready.page(),
                ready.checkedAt(),
                basis ? Optional.of(why) : ready.changed(),
                basis ? Optional.empty() : Optional.of(why));
    }
}
