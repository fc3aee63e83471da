package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helper containers: each shares the network of one container, and nothing else of it. It sleeps for a minute and ends, and its engine
 * takes it away then, so that none outlives a doctor that was killed; what such a one made and never started, the next run finds by
 * the label and removes. Blocks; virtual threads.
 */
final class Helpers {
    /** On every helper; its value names the run. */
    static final String LABEL = "dev.flotilla.doctor";

    private static final Logger LOG = LoggerFactory.getLogger(Helpers.class);
    private static final Duration LOOK = Duration.ofSeconds(40);
    /** So long a helper lives at most, whatever becomes of its doctor; longer than any look takes. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final long MEMORY = 128L << 20;

    private final String image;
    private final String run;
    private final Duration life;

    /**
     * @param run names this run, other than any before it
     * @param life after which each ends by itself, in whole seconds
     */
    Helpers(String image, String run, Duration life) {
        this.image = image;
        this.run = run;
        this.life = life;
    }

    static boolean isHelper(RunningContainer container) {
        return container.label(LABEL).isPresent();
    }

    /** Removes what another run left. One that is at work right now will say that it could not look. */
    void sweep(Engine engine, List<RunningContainer> all) {
        for (RunningContainer container : all) {
            if (container.label(LABEL).filter(r -> !r.equals(run)).isPresent()) {
                LOG.info("{} was left by an earlier examination and is removed", container.name());
                remove(engine, container.id());
            }
        }
    }

    /** Why no helper can be made on that engine; empty when one can. */
    Optional<String> obstacle(Engine engine, String host) {
        return engine.image(image).isPresent()
                ? Optional.empty()
                : Optional.of("the image " + image + " of the helper is not on " + host
                        + " (installers/image builds flotilla-node, docker save and load bring it there)");
    }

    /** Looks from within that container. */
    Known<HelperScript.Said> look(Engine engine, String host, RunningContainer target, List<Link> links) {
        Optional<ContainerId> helper = Optional.empty();
        try {
            ContainerId made = engine.create(spec(target));
            helper = Optional.of(made);
            engine.start(made);
            ExecResult result = engine.exec(made, HelperScript.command(links), LOOK);
            HelperScript.Said said = HelperScript.read(result.output(), links);
            return said.complete()
                    ? Known.of(said)
                    : Known.not("the helper container was cut off: " + firstLine(result.errors() + result.output()));
        } catch (EngineException e) {
            return Known.not(EngineProblems.inWords(e.problem(), host).message());
        } finally {
            helper.ifPresent(made -> clear(engine, made));
        }
    }

    /** Also when this thread was told to end: a helper that stands there is worse than a second more. */
    private static void clear(Engine engine, ContainerId helper) {
        boolean interrupted = Thread.interrupted();
        remove(engine, helper);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Engine engine, ContainerId helper) {
        try {
            engine.remove(helper, true);
        } catch (EngineException e) {
            LOG.warn("A helper was not removed; it ends by itself within a minute", e);
        }
    }

    /** What a helper beside that container is made from. */
    ContainerSpec spec(RunningContainer target) {
        return new ContainerSpec(
                "flotilla-doctor-" + target.id().brief() + "-" + run,
                image,
                Optional.of(List.of(Long.toString(life.toSeconds()))),
                Optional.of(List.of("sleep")),
                Map.<String, EnvValue>of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of(LABEL, run, ContainerSpec.PASSING, "true")),
                RestartPolicy.NO,
                Optional.of(new HealthCheck(
                        List.of("NONE"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.empty(),
                "container:" + target.id().value(),
                List.of(),
                new Limits(
                        OptionalDouble.empty(), OptionalLong.of(MEMORY), OptionalDouble.empty(), OptionalLong.empty()),
                RuntimeOptions.NONE);
    }

    private static String firstLine(String text) {
        return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("it said nothing");
    }
}
