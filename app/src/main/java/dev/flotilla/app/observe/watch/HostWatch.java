package dev.flotilla.app.observe.watch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one host, on a virtual thread of its own, until interrupted: lists, then lists again after each burst of
 * events and some moments later, for a list may lag behind the events, reads loads at a pace, and tries again with growing pauses when the engine falls silent.
 */
final class HostWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);

    private final Host host;
    private final Engines engines;
    private final WatchLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<ObservedHost> changed;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(64);
    private ObservedHost last;
    private Optional<Instant> lastAnswer = Optional.empty();

    /** What wakes the thread. */
    private sealed interface Signal {
        record Changed() implements Signal {}

        record Ended(Optional<EngineProblem> problem) implements Signal {}
    }

    HostWatch(
            Host host,
            ObservedHost before,
            Engines engines,
            WatchLimits limits,
            InstantSource clock,
            RandomGenerator random,
            Consumer<ObservedHost> changed) {
        this.host = host;
        this.last = before;
        this.engines = engines;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.changed = changed;
    }

    @Override
    public void run() {
        Duration pause = limits.firstRetry();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<Instant> before = lastAnswer;
            try {
                follow();
            } catch (EngineException e) {
                silent(e.problem());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // A mistake of ours must not end the watch: the host would look as if nothing ever happened there
                // again.
                LOG.error("watching {}", host.name(), e);
                silent(new EngineProblem.Lost(e.getClass().getSimpleName()));
            }
            pause = lastAnswer.equals(before) ? longer(pause) : limits.firstRetry();
            if (!rest(pause)) {
                return;
            }
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(limits.lastRetry()) > 0 ? limits.lastRetry() : twice;
    }

    /** False when interrupted. The pause varies by a quarter, so that hosts that fell together do not knock together. */
    private boolean rest(Duration pause) {
        long nanos = (long) (pause.toNanos() * (0.75 + random.nextDouble() * 0.5));
        long end = System.nanoTime() + nanos;
        try {
            signals.clear();
            for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                signals.poll(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Returns or throws when the engine no longer answers. */
    private void follow() throws InterruptedException {
        Engine engine = engines.of(host);
        EngineFacts facts = engine.facts();
        signals.clear();
        try (Subscription events = engine.events(listener())) {
            list(engine, facts);
            long nextLoads = System.nanoTime();
            long nextList = nextLoads + limits.lists().toNanos();
            Iterator<Duration> again = Collections.emptyIterator();
            while (true) {
                long now = System.nanoTime();
                if (now - nextLoads >= 0) {
                    loads(engine);
                    nextLoads = System.nanoTime() + limits.loads().toNanos();
                }
                Optional<Signal> signal = await(Math.min(nextLoads, nextList) - System.nanoTime());
                if (signal.isPresent()) {
                    again = limits.again().iterator();
                }
                if (signal.isPresent() || System.nanoTime() - nextList >= 0) {
                    list(engine, facts);
                    nextList = System.nanoTime() + (again.hasNext() ? again.next() : limits.lists()).toNanos();
                }
            }
        }
    }

    private Stream<EngineEvent> listener() {
        return new Stream<>() {
            @Override
            public void next(EngineEvent event) {
                if (matters(event)) {
                    signals.offer(new Signal.Changed());
                }
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {
                signals.clear();
                signals.offer(new Signal.Ended(problem));
            }
        };
    }

    /** Health checks and commands in containers come by the second and change nothing that a list tells. */
    private static boolean matters(EngineEvent event) {
        return !event.action().startsWith("exec_") && !event.action().equals("top");
    }

    /** A change within the time, or nothing; the rest of a burst is taken together. */
    private Optional<Signal> await(long nanos) throws InterruptedException {
        Signal first = signals.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (first == null) {
            return Optional.empty();
        }
        checked(first);
        long end = System.nanoTime() + limits.settle().toNanos();
        for (long left = limits.settle().toNanos(); left > 0; left = end - System.nanoTime()) {
            Signal more = signals.poll(left, TimeUnit.NANOSECONDS);
            if (more != null) {
                checked(more);
            }
        }
        return Optional.of(first);
    }

    private static void checked(Signal signal) {
        if (signal instanceof Signal.Ended(Optional<EngineProblem> problem)) {
            throw new EngineException(problem.orElse(new EngineProblem.Lost("The engine ended its events")));
        }
    }

    private void list(Engine engine, EngineFacts facts) {
        List<RunningContainer> containers = engine.containers();
        List<NetworkFacts> networks = facts.can(Capability.NETWORKS) ? engine.networks() : List.of();
        List<VolumeFacts> volumes = facts.can(Capability.VOLUMES) ? engine.volumes(false) : List.of();
        Instant now = clock.instant();
        Map<ContainerId, ContainerLoad> loads = new HashMap<>(last.loads());
        loads.keySet()
                .retainAll(containers.stream()
                        .filter(RunningContainer::isRunning)
                        .map(RunningContainer::id)
                        .toList());
        lastAnswer = Optional.of(now);
        tell(new ObservedHost(
                host.id(),
                last.reach() instanceof Reach.Answers answers ? answers : new Reach.Answers(now),
                Optional.of(facts),
                containers,
                networks,
                volumes,
                loads,
                Optional.of(now)));
    }

    /** Also the proof that the engine still answers: a hung one keeps its events open and sends none. */
    private void loads(Engine engine) {
        Map<ContainerId, ContainerLoad> loads = new HashMap<>();
        for (ContainerLoad load : engine.loadsNow(limits.loadsLimit())) {
            loads.put(load.container(), load);
        }
        Instant now = clock.instant();
        lastAnswer = Optional.of(now);
        tell(new ObservedHost(
                host.id(),
                last.reach(),
                last.facts(),
                last.containers(),
                last.networks(),
                last.volumes(),
                loads,
                Optional.of(now)));
    }

    private void silent(EngineProblem problem) {
        if (problem instanceof EngineProblem.Interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        Problem words = EngineProblems.inWords(problem, host.name());
        Instant since = last.reach() instanceof Reach.Silent silent ? silent.since() : clock.instant();
        tell(new ObservedHost(
                host.id(),
                new Reach.Silent(words, since, lastAnswer),
                last.facts(),
                last.containers(),
                last.networks(),
                last.volumes(),
                last.loads(),
                last.asOf()));
    }

    private void tell(ObservedHost next) {
        last = next;
        changed.accept(next);
    }
}
