package dev.flotilla.app.monitor.engines;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.WatchedNode.InContainer;
import dev.flotilla.app.observe.ObservedFleet;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the containers of watched nodes use, from one stream of the engine for each that runs: about a figure a second.
 * Other containers have none. A stream that breaks is opened again some seconds later; what is older than the stream is
 * forgotten, so that a figure is never of a container that has ended.
 */
public final class NodeLoads implements AutoCloseable {
    /** So many streams at most: each holds a connection to an engine. */
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(NodeLoads.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Signal<List<WatchedNode>> watched;
    private final Signal<Fleet> fleet;
    private final Signal<ObservedFleet> observed;
    private final Engines engines;
    private final ThreadFactory threads;
    private final SignalSource<Map<ContainerId, ContainerLoad>> loads = new SignalSource<>(Map.of());
    private final Map<ContainerId, ContainerLoad> latest = new ConcurrentHashMap<>();
    private final Map<ContainerId, Open> open = new HashMap<>();
    private final List<Subscription> following;
    private final Thread worker;
    private boolean closed;

    /** One stream, or the pause after it. Guarded by the loads. */
    private static final class Open {
        private Optional<Subscription> stream = Optional.empty();
        private boolean over;
        private boolean unwanted;
        private long overAt;
    }

    /** Follows the signals until closed. */
    public NodeLoads(
            Signal<List<WatchedNode>> watched,
            Signal<Fleet> fleet,
            Signal<ObservedFleet> observed,
            Engines engines,
            ThreadFactory virtualThreads) {
        this.watched = watched;
        this.fleet = fleet;
        this.observed = observed;
        this.engines = engines;
        this.threads = virtualThreads;
        this.following = List.of(watched.subscribe(list -> wake()), observed.subscribe(o -> wake()));
        this.worker = virtualThreads.newThread(this::work);
        worker.start();
    }

    /** The newest figure of each; a new value once a second at most. */
    public Signal<Map<ContainerId, ContainerLoad>> loads() {
        return loads;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void work() {
        try {
            while (pause()) {
                Map<ContainerId, Host> wanted = wanted();
                close(wanted.keySet());
                wanted.forEach(this::open);
                Map<ContainerId, ContainerLoad> now = Map.copyOf(latest);
                if (!now.equals(loads.value())) {
                    loads.publish(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when closed. */
    private synchronized boolean pause() throws InterruptedException {
        long end = System.nanoTime() + PACE.toNanos();
        for (long left = PACE.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !closed;
    }

    private Map<ContainerId, Host> wanted() {
        Map<ContainerId, Host> wanted = new HashMap<>();
        ObservedFleet seen = observed.value();
        for (WatchedNode node : watched.value()) {
            Optional<InContainer> in = node.container();
            Optional<Host> host = in.flatMap(i -> fleet.value().host(i.host()));
            if (host.isPresent() && wanted.size() < MOST) {
                boolean runs = seen.host(host.get().id()).answers()
                        && seen.host(host.get().id()).containers().stream()
                                .anyMatch(c ->
                                        c.isRunning() && c.id().equals(in.get().container()));
                if (runs) {
                    wanted.put(in.get().container(), host.get());
                }
            }
        }
        return wanted;
    }

    private synchronized void close(Set<ContainerId> wanted) {
        for (ContainerId id : new HashSet<>(open.keySet())) {
            if (!wanted.contains(id)) {
                Open gone = open.remove(id);
                latest.remove(id);
                if (gone != null) {
                    gone.unwanted = true;
                    gone.stream.ifPresent(Subscription::close);
                }
            }
        }
    }

    private synchronized void open(ContainerId id, Host host) {
        Open known = open.get(id);
        boolean resting = known != null && (!known.over || System.nanoTime() - known.overAt < AGAIN.toNanos());
        if (closed || resting) {
            return;
        }
        Open begun = new Open();
        open.put(id, begun);
        threads.newThread(() -> begin(id, host, begun)).start();
    }

    private void begin(ContainerId id, Host host, Open begun) {
        try {
            Subscription stream = engines.of(host).loads(id, listener(id, begun));
            boolean late;
            synchronized (this) {
                late = begun.unwanted || closed;
                begun.stream = Optional.of(stream);
            }
            if (late) {
                stream.close();
            }
        } catch (EngineException e) {
            LOG.debug("no loads of {} on {}", id.brief(), host.name(), e);
            over(id, begun);
        }
    }

    private Stream<ContainerLoad> listener(ContainerId id, Open of) {
        return new Stream<>() {
            @Override
            public void next(ContainerLoad load) {
                take(id, of, load);
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {
                over(id, of);
            }
        };
    }

    private synchronized void take(ContainerId id, Open of, ContainerLoad load) {
        if (!of.unwanted && !of.over && !closed) {
            latest.put(id, load);
        }
    }

    private synchronized void over(ContainerId id, Open of) {
        of.over = true;
        of.overAt = System.nanoTime();
        if (!of.unwanted) {
            latest.remove(id);
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        following.forEach(Subscription::close);
        List<Subscription> streams;
        synchronized (this) {
            closed = true;
            streams = open.values().stream().flatMap(o -> o.stream.stream()).toList();
            open.clear();
            latest.clear();
            notifyAll();
        }
        streams.forEach(Subscription::close);
    }
}
