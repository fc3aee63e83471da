package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Mount;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Does one step on one engine. Everything it makes carries the id of the apply, and everything it takes away is only
 * set aside until the whole apply is done, so that each step can be taken back. A step that was begun before and is
 * done again ends in the same state.
 */
final class StepRunner {
    static final Duration GRACE = Duration.ofSeconds(10);

    private final DeployPlan plan;
    private final String applyId;
    private final boolean again;
    private final ReadyWait ready;

    /** @param again whether steps may have been begun before, by a process that died */
    StepRunner(DeployPlan plan, String applyId, boolean again, ReadyWait ready) {
        this.plan = plan;
        this.applyId = applyId;
        this.again = again;
        this.ready = ready;
    }

    static String aside(String name, String applyId) {
        return name + "-before-" + applyId;
    }

    /** @return the container it made, when it made one */
    Optional<ContainerId> perform(Step step, Engine engine, Consumer<String> output) throws InterruptedException {
        switch (step) {
            case Step.PullImage pull -> pull(engine, pull, output);
            case Step.CreateNetwork network -> create(engine, network.network());
            case Step.CreateVolume volume -> create(engine, volume.volume());
            case Step.CreateContainer create -> {
                return Optional.of(make(engine, create.spec()));
            }
            case Step.MoveContainer move -> {
                return Optional.of(make(engine, move.spec()));
            }
            case Step.ReplaceContainer replace -> {
                return Optional.of(replace(engine, replace));
            }
            case Step.StartContainer start -> engine.start(start.container());
            case Step.StopContainer stop -> engine.stop(stop.container(), GRACE);
            case Step.WaitReady wait -> ready.await(wait, engine, output);
            case Step.RemoveContainer remove -> remove(engine, remove);
            case Step.RemoveNetwork network -> {
                if (plan.kind() == DeployPlan.Kind.REMOVE) {
                    removeNetwork(engine, network.network(), output);
                }
            }
            case Step.RemoveVolume volume -> removeVolume(engine, volume.volume());
        }
        return Optional.empty();
    }

    /** What a registry says of a failed pull seldom names the image. */
    private static void pull(Engine engine, Step.PullImage step, Consumer<String> output) {
        try {
            engine.pull(step.image(), output);
        } catch (EngineException e) {
            if (e.problem() instanceof EngineProblem.Rejected(int status, String detail)) {
                throw new StepFailure(Problem.of(
                        "FL-2109",
                        "Host " + step.head().hostName() + " cannot get image " + step.image() + ": " + detail.strip(),
                        "Check the name and the tag, whether the host reaches the registry, or load the image there."));
            }
            throw e;
        }
    }

    private void create(Engine engine, NetworkSpec network) {
        // Docker makes a second network of the same name without a word.
        if (engine.networks().stream().noneMatch(n -> n.name().equals(network.name()))) {
            engine.createNetwork(new NetworkSpec(network.name(), network.internal(), marked(network.labels())));
        }
    }

    private void create(Engine engine, VolumeSpec volume) {
        engine.createVolume(new VolumeSpec(volume.name(), volume.driver(), volume.options(), marked(volume.labels())));
    }

    ContainerId make(Engine engine, ContainerSpec spec) {
        ContainerId id = made(engine, spec);
        engine.start(id);
        return id;
    }

    /** The new one is made while the old one still runs; only then the old one stops, and the new one starts. */
    private ContainerId replace(Engine engine, Step.ReplaceContainer step) {
        String aside = aside(step.oldName(), applyId);
        boolean asideAlready = again
                && engine.containers().stream()
                        .anyMatch(c -> c.id().equals(step.old()) && c.name().equals(aside));
        if (!asideAlready) {
            engine.rename(step.old(), aside);
        }
        ContainerId made = made(engine, step.spec());
        engine.stop(step.old(), step.spec().options().stopGracePeriod().orElse(GRACE));
        engine.start(made);
        return made;
    }

    private void remove(Engine engine, Step.RemoveContainer step) {
        if (plan.kind() == DeployPlan.Kind.REMOVE) {
            engine.stop(step.container(), GRACE);
            engine.remove(step.container(), true);
            return;
        }
        String aside = aside(step.name(), applyId);
        boolean asideAlready = again
                && engine.containers().stream()
                        .anyMatch(
                                c -> c.id().equals(step.container()) && c.name().equals(aside));
        if (!asideAlready) {
            engine.rename(step.container(), aside);
        }
        engine.stop(step.container(), GRACE);
    }

    static void removeNetwork(Engine engine, String network, Consumer<String> output) {
        try {
            engine.removeNetwork(network);
        } catch (EngineException e) {
            switch (e.problem()) {
                case EngineProblem.NoSuchNetwork gone -> output.accept("It is gone already.");
                case EngineProblem.Conflict inUse ->
                    output.accept("It stays: a container of somebody else is joined to it.");
                case EngineProblem other -> throw e;
            }
        }
    }

    private static void removeVolume(Engine engine, String volume) {
        try {
            engine.removeVolume(volume);
        } catch (EngineException e) {
            if (!(e.problem() instanceof EngineProblem.NoSuchVolume)) {
                throw e;
            }
        }
    }

    /** What an earlier try made is taken; but of one that never ran nobody knows whether its secrets were put there. */
    private ContainerId made(Engine engine, ContainerSpec spec) {
        Optional<RunningContainer> before = again ? find(engine, spec.name(), applyId) : Optional.empty();
        boolean secrets = spec.mounts().stream().anyMatch(Mount.Secret.class::isInstance);
        if (before.isPresent() && secrets && !before.get().isRunning()) {
            engine.remove(before.get().id(), true);
            before = Optional.empty();
        }
        return before.map(RunningContainer::id).orElseGet(() -> engine.create(marked(spec)));
    }

    /** The container of that name that an apply made. */
    static Optional<RunningContainer> find(Engine engine, String name, String applyId) {
        return engine.containers().stream()
                .filter(c -> c.name().equals(name))
                .filter(c -> c.label(Labels.APPLY).filter(applyId::equals).isPresent())
                .findFirst();
    }

    private ContainerSpec marked(ContainerSpec spec) {
        return spec.withLabels(marked(spec.labels()));
    }

    private SortedMap<String, String> marked(SortedMap<String, String> labels) {
        SortedMap<String, String> marked = new TreeMap<>(labels);
        marked.put(Labels.APPLY, applyId);
        return marked;
    }
}
