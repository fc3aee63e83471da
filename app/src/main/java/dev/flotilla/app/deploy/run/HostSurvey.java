package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.deploy.plan.Difference;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.KeyedHash;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all hosts at once what they have, each within a limit. A host that is off or does not answer is part of the
 * result, with the reason. Blocks; never on the JavaFX thread.
 */
public final class HostSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(HostSurvey.class);
    static final Duration LIMIT = Duration.ofSeconds(12);
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(2);
    /** More than a fleet of its size has; each waits for its engine alone. */
    private static final int MOST = 64;

    /**
     * What is wanted beyond lists.
     *
     * @param stack whose containers are inspected when their hashes cannot be compared
     * @param images to look for
     * @param loads whether figures of load are worth up to 2 s
     * @param sizes whether sizes of volumes are worth waiting for
     */
    public record Wanted(String stack, Set<String> images, boolean loads, boolean sizes) {
        public Wanted {
            images = Set.copyOf(images);
        }

        /** Lists alone. */
        public static Wanted lists(String stack) {
            return new Wanted(stack, Set.of(), false, false);
        }
    }

    private final Engines engines;
    private final ThreadFactory threads;
    private final Together together;

    /** @param threads gives virtual threads */
    public HostSurvey(Engines engines, ThreadFactory threads) {
        this.engines = engines;
        this.threads = threads;
        this.together = new Together(threads);
    }

    /** @param hash of the data folder, to tell which containers must be inspected */
    public Survey ask(List<Host> hosts, Wanted wanted, KeyedHash hash) throws InterruptedException {
        return new Survey(together.each(hosts, MOST, LIMIT, host -> ask(host, wanted, hash), HostSurvey::late));
    }

    private static SurveyedHost late(Host host) {
        return SurveyedHost.silent(
                host,
                Problem.of(
                        "FL-1104",
                        host.name() + " did not answer within " + LIMIT.toSeconds() + " s.",
                        "Look whether its engine hangs."));
    }

    /** The door: what an engine throws becomes a silent host. */
    private SurveyedHost ask(Host host, Wanted wanted, KeyedHash hash) {
        if (host.status() == HostStatus.OFFLINE) {
            return SurveyedHost.silent(
                    host,
                    Problem.of(
                            "FL-1120",
                            "Host " + host.name() + " is set to offline, so it was not asked.",
                            "Set it to active to use it."));
        }
        try {
            return answers(host, engines.of(host), wanted, hash);
        } catch (EngineException e) {
            return SurveyedHost.silent(host, EngineProblems.inWords(e.problem(), host.name()));
        } catch (RuntimeException | InterruptedException e) {
            LOG.error("The survey of {} broke", host.name(), e);
            return SurveyedHost.silent(
                    host,
                    Problem.of("FL-9000", "The survey of " + host.name() + " broke: " + e + ".", "Look into the log."));
        }
    }

    private SurveyedHost answers(Host host, Engine engine, Wanted wanted, KeyedHash hash) throws InterruptedException {
        EngineFacts facts = engine.facts();
        CompletableFuture<List<ContainerLoad>> loads = new CompletableFuture<>();
        if (wanted.loads()) {
            threads.newThread(() -> loads.complete(loads(engine))).start();
        } else {
            loads.complete(List.of());
        }
        List<RunningContainer> containers = engine.containers();
        Map<ContainerId, ContainerDetail> details = new HashMap<>();
        for (RunningContainer container : containers) {
            boolean ours =
                    container.label(Labels.STACK).filter(wanted.stack()::equals).isPresent();
            if (ours && Difference.needsInspection(container, hash)) {
                details.put(container.id(), engine.inspect(container.id()));
            }
        }
        Map<String, ImageFacts> images = new HashMap<>();
        for (String image : wanted.images()) {
            engine.image(image).ifPresent(found -> images.put(image, found));
        }
        Map<ContainerId, ContainerLoad> byContainer = new HashMap<>();
        for (ContainerLoad load : within(loads)) {
            byContainer.put(load.container(), load);
        }
        return new SurveyedHost(
                host,
                digits(host.reachableAddress()),
                Optional.empty(),
                Optional.of(facts),
                containers,
                facts.can(Capability.NETWORKS) ? engine.networks() : List.of(),
                facts.can(Capability.VOLUMES) ? engine.volumes(wanted.sizes()) : List.of(),
                images,
                details,
                byContainer);
    }

    private static List<ContainerLoad> loads(Engine engine) {
        try {
            return engine.loadsNow(LOAD_LIMIT);
        } catch (EngineException e) {
            // Without figures placement does without the cpu points, and says so.
            return List.of();
        }
    }

    private static List<ContainerLoad> within(CompletableFuture<List<ContainerLoad>> loads)
            throws InterruptedException {
        try {
            return loads.get(LOAD_LIMIT.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return List.of();
        }
    }

    /** Engines bind ports to addresses, not to names. */
    private static String digits(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
