package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Keeps one engine per host; another one when its address changed. Embedded hosts are served by their own owner. */
public final class HostEngines implements Engines, AutoCloseable {
    private final Map<HostId, Known> known = new HashMap<>();
    private final EngineLimits limits;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;
    private final Function<Host, Engine> embedded;

    private record Known(EngineAddress address, Engine engine) {}

    /** @param embedded gives the engine of an embedded host, and closes it when the time comes */
    public HostEngines(
            EngineLimits limits, ThreadFactory virtualThreads, InstantSource clock, Function<Host, Engine> embedded) {
        this.limits = limits;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.embedded = embedded;
    }

    @Override
    public synchronized Engine of(Host host) {
        if (host.isEmbedded()) {
            forget(host.id());
            return embedded.apply(host);
        }
        Known before = known.get(host.id());
        if (before != null && before.address().equals(host.engine())) {
            return before.engine();
        }
        forget(host.id());
        Engine engine = new DockerJavaEngine(host.engine(), limits, virtualThreads, clock);
        known.put(host.id(), new Known(host.engine(), engine));
        return engine;
    }

    /** Closes the engine of a host that has left the fleet. */
    public synchronized void forget(HostId host) {
        Known gone = known.remove(host);
        if (gone != null) {
            gone.engine().close();
        }
    }

    @Override
    public synchronized void close() {
        known.values().forEach(one -> one.engine().close());
        known.clear();
    }
}
