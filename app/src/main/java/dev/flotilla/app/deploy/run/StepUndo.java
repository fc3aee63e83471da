package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.plan.BasisFacts;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes back what a step did, as far as it did it: looks what is there by name and by the id of the apply, so that it
 * does not matter whether the step was begun, cut off or done.
 */
final class StepUndo {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LOOKS = 15;

    private final DeployPlan plan;
    private final String applyId;
    private final Cancellation never = new Cancellation();

    StepUndo(DeployPlan plan, String applyId) {
        this.plan = plan;
        this.applyId = applyId;
    }

    /** Whether there is anything to take back. */
    boolean concerns(Step step) {
        return switch (step) {
            case Step.PullImage pull ->
                BasisFacts.lackedImage(plan.basis(), pull.head().host(), pull.image());
            case Step.WaitReady wait -> false;
            case Step.RemoveNetwork network -> false;
            case Step.RemoveVolume volume -> false;
            case Step.RemoveContainer remove -> plan.kind() == DeployPlan.Kind.APPLY;
            case Step.CreateNetwork network -> true;
            case Step.CreateVolume volume -> true;
            case Step.CreateContainer create -> true;
            case Step.MoveContainer move -> true;
            case Step.StartContainer start -> true;
            case Step.ReplaceContainer replace -> true;
            case Step.StopContainer stop -> true;
        };
    }

    /** @param unsure the engine may still be at it: its answer was never heard */
    void undo(Step step, Engine engine, boolean unsure) throws InterruptedException {
        switch (step) {
            case Step.CreateContainer create -> discard(engine, create.spec().name(), unsure);
            case Step.MoveContainer move -> discard(engine, move.spec().name(), unsure);
            case Step.ReplaceContainer replace -> {
                restorable(engine, replace);
                discard(engine, replace.spec().name(), unsure);
                restore(engine, replace.old(), replace.oldName(), wasRunning(step, replace.oldName()));
            }
            case Step.RemoveContainer remove ->
                restore(engine, remove.container(), remove.name(), wasRunning(step, remove.name()));
            case Step.StartContainer start -> engine.stop(start.container(), StepRunner.GRACE);
            case Step.StopContainer stop -> {
                if (wasRunning(step, stop.name())) {
                    engine.start(stop.container());
                }
            }
            case Step.CreateNetwork network -> {
                String name = network.network().name();
                boolean ours = sooner(
                                unsure,
                                () -> engine.networks().stream()
                                        .filter(n -> n.name().equals(name))
                                        .filter(n -> applyId.equals(n.labels().get(Labels.APPLY)))
                                        .findFirst())
                        .isPresent();
                if (ours) {
                    StepRunner.removeNetwork(engine, name, line -> {});
                }
            }
            case Step.CreateVolume volume -> {
                String name = volume.volume().name();
                boolean ours = sooner(
                                unsure,
                                () -> engine.volumes(false).stream()
                                        .filter(v -> v.name().equals(name))
                                        .filter(v -> applyId.equals(v.labels().get(Labels.APPLY)))
                                        .findFirst())
                        .isPresent();
                if (ours) {
                    engine.removeVolume(name);
                }
            }
            case Step.PullImage pull -> removeImage(engine, pull.image(), unsure);
            case Step.WaitReady wait -> {}
            case Step.RemoveNetwork network -> {}
            case Step.RemoveVolume volume -> {}
        }
    }

    /** An image that somebody uses by now stays. */
    private void removeImage(Engine engine, String image, boolean unsure) throws InterruptedException {
        if (sooner(unsure, () -> engine.image(image)).isPresent()) {
            try {
                engine.removeImage(image);
            } catch (EngineException e) {
                boolean stays = e.problem() instanceof EngineProblem.Conflict
                        || e.problem() instanceof EngineProblem.NoSuchImage;
                if (!stays) {
                    throw e;
                }
            }
        }
    }

    /** Once the old container is gone for good, the new one is all there is, and stays. */
    private void restorable(Engine engine, Step.ReplaceContainer replace) {
        boolean oldIsThere = engine.containers().stream().anyMatch(c -> c.id().equals(replace.old()));
        if (!oldIsThere) {
            throw new StepFailure(Problem.of(
                    "FL-2315",
                    "The container that " + replace.spec().name()
                            + " replaced is removed already, so the new one stays.",
                    "Apply the earlier file to get back to it."));
        }
    }

    private void discard(Engine engine, String name, boolean unsure) throws InterruptedException {
        sooner(unsure, () -> StepRunner.find(engine, name, applyId)).ifPresent(c -> engine.remove(c.id(), true));
    }

    private void restore(Engine engine, ContainerId old, String name, boolean wasRunning) {
        Optional<RunningContainer> there =
                engine.containers().stream().filter(c -> c.id().equals(old)).findFirst();
        if (there.isPresent()) {
            if (!there.get().name().equals(name)) {
                engine.rename(old, name);
            }
            if (wasRunning && !there.get().isRunning()) {
                engine.start(old);
            }
        }
    }

    private boolean wasRunning(Step step, String name) {
        return BasisFacts.wasRunning(plan.basis(), step.head().host(), plan.stack(), name);
    }

    /** When the engine may still be at it, looks again for some seconds. */
    private <T> Optional<T> sooner(boolean unsure, Supplier<Optional<T>> look) throws InterruptedException {
        Optional<T> found = look.get();
        for (int i = 1; unsure && found.isEmpty() && i < LOOKS; i++) {
            never.pause(POLL);
            found = look.get();
        }
        return found;
    }
}
