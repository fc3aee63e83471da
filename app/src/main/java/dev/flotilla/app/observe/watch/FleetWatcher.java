package dev.flotilla.app.observe.watch;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Keeps watch over all hosts of the wished fleet: begins with a host when it is added or brought back, starts anew when its
 * engine changed, ends when it left or was switched off. What the watches tell is gathered and published by one thread,
 * at most every tenth of a second, so that a busy or a hung host never delays another. Close it before the engines.
 */
public final class FleetWatcher implements AutoCloseable {
    private final Engines engines;
    private final WatchLimits limits;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    private final Map<HostId, Watched> watches = new HashMap<>();
    private final Map<HostId, ObservedHost> latest = new HashMap<>();
    private final Subscription fleetChanges;
    private final Thread publisher;
    private boolean news;
    private boolean closed;

    private record Watched(Host host, Thread thread) {}

    /**
     * Watches from now on; the signal of the fleet is followed until closed.
     *
     * @param random spreads retries; used by many threads, so one that allows it, such as java.util.Random
     */
    public FleetWatcher(
            Signal<Fleet> fleet,
            Engines engines,
            WatchLimits limits,
            ThreadFactory virtualThreads,
            InstantSource clock,
            RandomGenerator random) {
        this.engines = engines;
        this.limits = limits;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.random = random;
        this.publisher = virtualThreads.newThread(this::publish);
        this.fleetChanges = fleet.subscribe(this::wish);
        wish(fleet.value());
        publisher.start();
    }

    /** All hosts as last seen. Told on the publishing thread. */
    public Signal<ObservedFleet> observed() {
        return observed;
    }

    private synchronized void wish(Fleet fleet) {
        if (closed) {
            return;
        }
        Set<HostId> wanted = new HashSet<>();
        for (Host host : fleet.hosts()) {
            if (host.status() != HostStatus.OFFLINE) {
                wanted.add(host.id());
                watch(host);
            } else {
                end(host.id());
                put(ObservedHost.unknown(host.id()));
            }
        }
        for (HostId id : Set.copyOf(watches.keySet())) {
            if (!wanted.contains(id)) {
                end(id);
            }
        }
        Set<HostId> all = new HashSet<>();
        fleet.hosts().forEach(host -> all.add(host.id()));
        if (latest.keySet().retainAll(all)) {
            wake();
        }
    }

    private void watch(Host host) {
        Watched before = watches.get(host.id());
        if (before != null && sameEngine(before.host(), host)) {
            return;
        }
        end(host.id());
        ObservedHost known = latest.getOrDefault(host.id(), ObservedHost.unknown(host.id()));
        boolean moved = before != null && !before.host().engine().equals(host.engine());
        ObservedHost from = moved ? ObservedHost.unknown(host.id()) : known;
        Thread[] own = new Thread[1];
        HostWatch watch = new HostWatch(host, from, engines, limits, clock, random, seen -> seen(seen, own[0]));
        own[0] = virtualThreads.newThread(watch);
        watches.put(host.id(), new Watched(host, own[0]));
        put(from);
        own[0].start();
    }

    private static boolean sameEngine(Host one, Host other) {
        return one.engine().equals(other.engine())
                && one.name().equals(other.name())
                && one.reachableAddress().equals(other.reachableAddress());
    }

    private void end(HostId id) {
        Watched gone = watches.remove(id);
        if (gone != null) {
            gone.thread().interrupt();
        }
    }

    /** What a watch tells that was ended in the meantime is passed over. */
    private synchronized void seen(ObservedHost host, Thread by) {
        Watched watched = watches.get(host.host());
        if (watched != null && watched.thread().equals(by)) {
            put(host);
        }
    }

    private synchronized void put(ObservedHost host) {
        latest.put(host.host(), host);
        wake();
    }

    private synchronized void wake() {
        news = true;
        notifyAll();
    }

    private void publish() {
        try {
            while (true) {
                observed.publish(next());
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ObservedFleet next() throws InterruptedException {
        while (!news) {
            wait();
        }
        news = false;
        return new ObservedFleet(latest);
    }

    /** Ends early only when closed. */
    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + limits.coalesce().toNanos();
        for (long left = limits.coalesce().toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Ends all watches; their threads are gone a moment later. */
    @Override
    public void close() {
        fleetChanges.close();
        synchronized (this) {
            closed = true;
            Set.copyOf(watches.keySet()).forEach(this::end);
            publisher.interrupt();
        }
    }
}
