package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One push, step by step; what fails is taken back. */
final class PushRun {
    private final Engine engine;
    private final String host;
    private final PushWish wish;
    private final PushPlan plan;
    private final Optional<RunningContainer> old;
    private final List<String> notes;
    private final Settling settling;
    private boolean madeVolume;
    private String stage = "the volume could not be written";
    private String code = "FL-3103";

    PushRun(
            Engine engine,
            String host,
            Pause pause,
            PushWish wish,
            PushPlan plan,
            Optional<RunningContainer> old,
            List<String> notes) {
        this.engine = engine;
        this.host = host;
        this.wish = wish;
        this.plan = plan;
        this.old = old;
        this.notes = notes;
        this.settling = new Settling(engine, pause, wish.node());
    }

    /** An expected end that is no fault of the engine. */
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    Outcome<PushReport> run() throws InterruptedException {
        try {
            if (plan.volume().isPresent()) {
                fill(plan.volume().get(), wish.config().orElseThrow().getBytes(StandardCharsets.UTF_8));
            }
            code = "FL-3105";
            stage = "the new container could not take its place";
            if (old.isPresent()) {
                replace(old.get());
            } else {
                begin();
            }
        } catch (EngineException e) {
            Problem why = EngineProblems.inWords(e.problem(), host);
            return takeBack(why.message(), why.hint());
        } catch (Unfit e) {
            return takeBack(
                    String.valueOf(e.getMessage()) + ".",
                    "Look at what its log says, mend the configuration, push again.");
        } catch (InterruptedException e) {
            takeBack("the push was ended.", "");
            throw e;
        }
        sweep();
        return done();
    }

    private Outcome<PushReport> done() {
        return Outcome.ok(new PushReport(
                wish.node(),
                host,
                true,
                plan.volume(),
                plan.before().filter(v -> !Optional.of(v).equals(plan.volume())),
                notes));
    }

    /** A new volume gets the content and gives it back, before anything mounts it. */
    private void fill(String volume, byte[] content) {
        madeVolume = engine.volumes(false).stream().noneMatch(v -> v.name().equals(volume));
        if (madeVolume) {
            engine.createVolume(new VolumeSpec(
                    volume,
                    Optional.empty(),
                    new TreeMap<>(),
                    new TreeMap<>(
                            Map.of(PushNames.NODE, wish.node(), PushNames.CHECKSUM, PushNames.checksum(content)))));
        }
        ContainerId filler = engine.create(filler(volume));
        if (!holds(filler, content)) {
            engine.putFile(filler, PushNames.FOLDER, PushNames.FILE, content);
            if (!holds(filler, content)) {
                code = "FL-3104";
                stage = "the volume does not give back what was written";
                throw new Unfit(volume + " on " + host + " holds something else");
            }
        }
        engine.remove(filler, true);
    }

    private boolean holds(ContainerId filler, byte[] content) {
        return engine.readFile(filler, PushNames.PATH)
                .map(read -> Arrays.equals(read, content))
                .orElse(false);
    }

    private ContainerSpec filler(String volume) {
        return new ContainerSpec(
                PushNames.filler(wish.node()),
                plan.image(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(new Mount.Named(volume, PushNames.FOLDER, false)),
                new TreeMap<>(Map.of(PushNames.NODE, wish.node(), PushNames.SPECIES, "none")),
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                "none",
                List.of(),
                Limits.NONE,
                RuntimeOptions.NONE);
    }

    private ContainerId make() {
        return switch (plan.next().orElseThrow()) {
            case PushPlan.Next.Of(ContainerSpec spec) -> engine.create(spec);
            case PushPlan.Next.Like(var change) ->
                engine.createLike(old.orElseThrow().id(), change);
        };
    }

    /** See {@link Standing} for what each moment tells. */
    private void replace(RunningContainer before) throws InterruptedException {
        ContainerId next = make();
        if (Standing.up(before)) {
            engine.stop(before.id(), Settling.GRACE);
            engine.start(next);
            settling.fault(next).ifPresent(why -> {
                throw new Unfit(why);
            });
        }
        engine.remove(before.id(), false);
        engine.rename(next, wish.node());
    }

    private void begin() throws InterruptedException {
        ContainerId first = make();
        engine.start(first);
        settling.fault(first).ifPresent(why -> {
            throw new Unfit(why);
        });
    }

    /** What this push made goes; when the old container has gone already, the new one stays and that is the push done. */
    private Outcome<PushReport> takeBack(String why, String hint) throws InterruptedException {
        // An interrupt would end each of these calls as well.
        boolean interrupted = Thread.interrupted();
        try {
            if (old.isEmpty()) {
                Standing.named(wish.node(), engine.containers()).ifPresent(c -> engine.remove(c.id(), true));
                Standing.named(PushNames.filler(wish.node()), engine.containers())
                        .ifPresent(c -> engine.remove(c.id(), true));
            } else {
                settling.goBack();
            }
            if (isNew()) {
                notes.add("It was interrupted at its end: " + why);
                return done();
            }
            if (madeVolume) {
                removeVolume(plan.volume().orElseThrow());
            }
        } catch (EngineException e) {
            return Outcome.failed(PushFailure.unsettled(
                    wish.node(), host, EngineProblems.inWords(e.problem(), host).message()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return Outcome.failed(
                old.isEmpty()
                        ? Problem.of(code, wish.node() + " was not made, for " + stage + ": " + why, hint)
                        : PushFailure.undone(code, wish.node(), stage, why, hint));
    }

    private boolean isNew() {
        return old.isPresent()
                && Standing.named(wish.node(), engine.containers())
                        .flatMap(c -> c.label(PushNames.REPLACES))
                        .equals(Optional.of(old.get().id().value()));
    }

    /** All volumes of the node but this one and the one before. */
    private void sweep() {
        if (plan.volume().isEmpty()) {
            return;
        }
        try {
            for (VolumeFacts volume : engine.volumes(false)) {
                boolean ours = wish.node().equals(volume.labels().get(PushNames.NODE));
                boolean kept = Optional.of(volume.name()).equals(plan.volume())
                        || Optional.of(volume.name()).equals(plan.before());
                if (ours && !kept) {
                    removeVolume(volume.name());
                }
            }
        } catch (EngineException e) {
            notes.add("Older volumes of " + wish.node() + " are still there: "
                    + EngineProblems.inWords(e.problem(), host).message());
        }
    }

    private void removeVolume(String volume) {
        try {
            engine.removeVolume(volume);
        } catch (EngineException e) {
            boolean fine =
                    e.problem() instanceof EngineProblem.Conflict || e.problem() instanceof EngineProblem.NoSuchVolume;
            if (!fine) {
                throw e;
            }
        }
    }
}
