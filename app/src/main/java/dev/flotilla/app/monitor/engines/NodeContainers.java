package dev.flotilla.app.monitor.engines;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.monitor.NodeSpecies;
import dev.flotilla.app.monitor.WatchList;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of watched nodes true: it changes when the fleet does and when a container of a node comes, goes or
 * starts again. A node's container is inspected once for each of its states (its environment tells the ports, and only
 * the inspection tells that it was killed for want of memory); until that has come, the usual ports are taken for granted.
 * One thread publishes; each inspection has one of its own, at most eight at a time, so that a hung engine holds up
 * nobody but itself and is asked again after some seconds.
 */
public final class NodeContainers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeContainers.class);
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_KNOWN = 2_000;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Signal<Fleet> fleet;
    private final Signal<ObservedFleet> observed;
    private final Signal<Set<ContainerId>> stopped;
    private final Engines engines;
    private final ThreadFactory threads;
    private final SignalSource<List<WatchedNode>> watched;
    private final SignalSource<Map<ContainerId, ContainerDetail>> details = new SignalSource<>(Map.of());
    private final Map<ContainerId, Inspected> known = new HashMap<>();
    private final Set<ContainerId> asking = new HashSet<>();
    private final List<Subscription> subscriptions;
    private final Thread publisher;
    private boolean news = true;
    private boolean closed;

    /**
     * @param of what the container was like when it was last asked for
     * @param detail the last that was told; kept when the engine falls silent
     * @param done whether that was told of this moment; else it is asked again some seconds after {@code at}
     */
    private record Inspected(Moment of, Optional<ContainerDetail> detail, boolean done, long at) {}

    /** A container that starts again or ends is another one for our purposes. */
    private record Moment(boolean running, Optional<Instant> startedAt) {
        static Moment of(RunningContainer container) {
            return new Moment(container.isRunning(), container.startedAt());
        }
    }

    /** Where nobody stops containers. */
    public NodeContainers(
            Signal<Fleet> fleet, Signal<ObservedFleet> observed, Engines engines, ThreadFactory virtualThreads) {
        this(fleet, observed, new SignalSource<>(Set.of()), engines, virtualThreads);
    }

    /**
     * Follows the signals until closed.
     *
     * @param stopped containers that were stopped through Flotilla and not started since
     */
    public NodeContainers(
            Signal<Fleet> fleet,
            Signal<ObservedFleet> observed,
            Signal<Set<ContainerId>> stopped,
            Engines engines,
            ThreadFactory virtualThreads) {
        this.fleet = fleet;
        this.observed = observed;
        this.stopped = stopped;
        this.engines = engines;
        this.threads = virtualThreads;
        this.watched = new SignalSource<>(WatchList.of(fleet.value(), observed.value(), Map.of(), stopped.value()));
        this.subscriptions = List.of(
                fleet.subscribe(f -> wake()), observed.subscribe(o -> wake()), stopped.subscribe(ids -> wake()));
        this.publisher = virtualThreads.newThread(this::publish);
        publisher.start();
    }

    /** At most one new list for each change of the fleet or of what is observed. */
    public Signal<List<WatchedNode>> watched() {
        return watched;
    }

    /** The containers of nodes as they were last inspected; published before the list that rests on it. */
    public Signal<Map<ContainerId, ContainerDetail>> details() {
        return details;
    }

    private synchronized void wake() {
        news = true;
        notifyAll();
    }

    private void publish() {
        try {
            while (awaitNews()) {
                Fleet wished = fleet.value();
                ObservedFleet seen = observed.value();
                inspect(wished, seen);
                Map<ContainerId, ContainerDetail> now = inspected();
                if (!now.equals(details.value())) {
                    details.publish(now);
                }
                List<WatchedNode> list = WatchList.of(wished, seen, now, stopped.value());
                if (!list.equals(watched.value())) {
                    watched.publish(list);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also after a while without news when an inspection came to nothing. False when closed. */
    private synchronized boolean awaitNews() throws InterruptedException {
        long end = System.nanoTime() + AGAIN.toNanos();
        while (!news && !closed) {
            boolean again = known.values().stream().anyMatch(i -> !i.done());
            long left = end - System.nanoTime();
            if (again && left <= 0) {
                break;
            }
            if (again) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else {
                wait();
            }
        }
        news = false;
        return !closed;
    }

    private synchronized Map<ContainerId, ContainerDetail> inspected() {
        Map<ContainerId, ContainerDetail> all = new HashMap<>();
        known.forEach((id, i) -> i.detail().ifPresent(detail -> all.put(id, detail)));
        return Map.copyOf(all);
    }

    private synchronized void inspect(Fleet wished, ObservedFleet seen) {
        Set<ContainerId> there = new HashSet<>();
        for (Host host : wished.hosts()) {
            ObservedHost at = seen.host(host.id());
            for (RunningContainer container : at.containers()) {
                if (there.size() < MOST_KNOWN && (isNode(container) || known.containsKey(container.id()))) {
                    there.add(container.id());
                    if (at.answers() && isWanted(container) && asking.size() < MOST_AT_ONCE) {
                        asking.add(container.id());
                        threads.newThread(() -> ask(host, container)).start();
                    }
                }
            }
        }
        known.keySet().retainAll(there);
    }

    private static boolean isNode(RunningContainer container) {
        return NodeSpecies.of(container).isPresent();
    }

    private boolean isWanted(RunningContainer container) {
        if (asking.contains(container.id())) {
            return false;
        }
        Inspected before = known.get(container.id());
        if (before == null) {
            return true;
        }
        return before.done()
                ? !before.of().equals(Moment.of(container))
                : System.nanoTime() - before.at() >= AGAIN.toNanos();
    }

    private void ask(Host host, RunningContainer container) {
        Optional<ContainerDetail> detail = Optional.empty();
        try {
            detail = Optional.of(engines.of(host).inspect(container.id()));
        } catch (EngineException e) {
            LOG.debug("{} on {} was not inspected", container.name(), host.name(), e);
        } finally {
            told(container, detail);
        }
    }

    private synchronized void told(RunningContainer container, Optional<ContainerDetail> detail) {
        asking.remove(container.id());
        Optional<ContainerDetail> before =
                Optional.ofNullable(known.get(container.id())).flatMap(Inspected::detail);
        known.put(
                container.id(),
                new Inspected(Moment.of(container), detail.or(() -> before), detail.isPresent(), System.nanoTime()));
        wake();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
