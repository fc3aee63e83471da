package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.JournalFold;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.deploy.activity.ActivityModel;
import dev.flotilla.app.ui.deploy.activity.Ending;
import dev.flotilla.app.ui.deploy.activity.Work;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applies of this window: begins them, shows them in the activity panel, tells how they ended. */
final class Applies {
    private static final int HISTORY = 200;

    private final World world;
    private final Stage stage;
    private final ActivityModel model;
    private final StackMemory memory;
    private Runnable opened = () -> {};
    private Runnable afterwards = () -> {};

    /** @param memory to be told when a work begins or ends */
    Applies(World world, Stage stage, ActivityModel model, StackMemory memory) {
        this.memory = memory;
        this.world = world;
        this.stage = stage;
        this.model = model;
        // Also those that a command handed over; the deployer and this window end together.
        world.deployer().whenBegun(this::take);
    }

    /** What to do when a work begins, such as opening the panel. */
    void onBegin(Runnable deed) {
        opened = deed;
    }

    /** What to do when a work has ended, such as reading the history again. */
    void onEnd(Runnable deed) {
        afterwards = deed;
    }

    Signal<String> running() {
        return model.state()
                .map(state -> state.works().stream()
                        .filter(w -> !w.state().isOver())
                        .findFirst()
                        .map(Applies::words)
                        .orElse("nothing running"));
    }

    /** How far the applies under way are on each host, 0-1. */
    Signal<Map<HostId, Double>> progress() {
        return model.state()
                .map(state -> shares(
                        state.works().stream().filter(w -> !w.state().isOver()).toList()));
    }

    static Map<HostId, Double> shares(List<DeployProgress> works) {
        Map<HostId, Integer> all = new HashMap<>();
        Map<HostId, Integer> over = new HashMap<>();
        for (DeployProgress work : works) {
            for (Step step : work.plan().steps()) {
                DeployProgress.StepProgress at = work.steps().get(step.head().id());
                boolean waits = at == null
                        || at.phase() == DeployProgress.Phase.WAITING
                        || at.phase() == DeployProgress.Phase.RUNNING;
                all.merge(step.head().host(), 1, Integer::sum);
                over.merge(step.head().host(), waits ? 0 : 1, Integer::sum);
            }
        }
        Map<HostId, Double> shares = new HashMap<>();
        all.forEach((host, steps) -> shares.put(host, (double) over.getOrDefault(host, 0) / steps));
        return shares;
    }

    private static String words(DeployProgress work) {
        return work.plan().kind().name().toLowerCase(java.util.Locale.ROOT) + " "
                + work.plan().stack() + ", " + work.count(DeployProgress.Phase.DONE) + " of "
                + work.steps().size() + " steps";
    }

    /** Blocks until the journal has it. Any thread but the JavaFX one. */
    Outcome<String> begin(DeployPlan plan, OnFailure onFailure) {
        return Calm.outcome(() -> world.deployer().apply(plan, onFailure, world.fleet()))
                .map(Apply::id);
    }

    private void take(Apply apply) {
        memory.refresh();
        stage.gate().execute(() -> {
            model.add(new Work() {
                @Override
                public Signal<DeployProgress> progress() {
                    return apply.progress();
                }

                @Override
                public void stopAfterThisStep() {
                    apply.cancel();
                }
            });
            opened.run();
        });
        apply.over().thenAcceptAsync(this::ended, stage.gate());
    }

    private void ended(DeployProgress end) {
        memory.refresh();
        Tone tone = end.state() == ApplyState.DONE ? Tone.SUCCESS : Tone.DANGER;
        Ending.of(end)
                .ifPresent(ending -> stage.toasts()
                        .show(new Notice(
                                tone, ending.sentence(), ending.detail(), tone == Tone.DANGER, Optional.empty())));
        afterwards.run();
    }

    /** The applies of the past, newest first. Blocks on the disk. */
    Outcome<List<DeployProgress>> history() {
        return world.journal()
                .recent(Optional.empty(), HISTORY)
                .map(records ->
                        records.stream().flatMap(r -> progress(r).stream()).toList());
    }

    private Optional<DeployProgress> progress(ApplyRecord record) {
        return switch (world.journal().entries(record.id())) {
            case Outcome.Ok<List<dev.flotilla.app.deploy.journal.StepRecord>>(var entries) ->
                Optional.of(JournalFold.progress(
                        record, new PlanText(world.vault().forShowing()).read(record.planText()), entries));
            case Outcome.Failed<List<dev.flotilla.app.deploy.journal.StepRecord>> failed -> Optional.empty();
        };
    }
}
