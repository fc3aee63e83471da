package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All embedded hosts of this process: one engine each, over event loops that they share. Only the process that owns the
 * data folder makes one. The loops and the watching thread begin with the first host.
 */
public final class EmbeddedHosts implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;

    private final Path folder;
    private final Vault vault;
    private final ThreadFactory loopThreads;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;
    private final String version;
    private final Map<HostId, EmbeddedEngine> engines = new LinkedHashMap<>();
    private final SignalSource<List<NodeBeat>> beats = new SignalSource<>(List.of());
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<InetSocketAddress> observer = Optional.empty();
    private @Nullable SharedLoops loops;
    private @Nullable Thread watcher;

    /**
     * @param dataFolder holds {@code embedded/HOSTID.json}, and the states of nodes in {@code embedded/HOSTID}
     * @param loopThreads makes the platform threads of the event loops
     * @param virtualThreads makes the threads of streams
     * @param version that engines tell, Flotilla's own
     */
    public EmbeddedHosts(
            Path dataFolder,
            Vault vault,
            ThreadFactory loopThreads,
            ThreadFactory virtualThreads,
            InstantSource clock,
            String version) {
        this.folder = dataFolder.resolve("embedded");
        this.vault = vault;
        this.loopThreads = loopThreads;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.version = version;
    }

    /**
     * The engine of a host; the first time, what ran there when the process ended starts again. An address that changed
     * counts from the next process on.
     */
    public synchronized Engine engine(Host host) {
        EmbeddedEngine known = engines.get(host.id());
        if (known != null) {
            return known;
        }
        if (closed.getCount() == 0) {
            throw new IllegalStateException("embedded hosts were closed");
        }
        ContainerFile file = new ContainerFile(folder, host.id(), vault);
        EmbeddedCrew crew =
                new EmbeddedCrew(host, file, new NodeFolders(folder, host.id()), loops(), virtualThreads, clock);
        crew.observer(observer);
        restore(crew);
        EmbeddedEngine engine = new EmbeddedEngine(crew, version);
        engines.put(host.id(), engine);
        return engine;
    }

    /** While the vault is locked the host is out of reach, with the reason; asked again later, it wakes. */
    private static void restore(EmbeddedCrew crew) {
        try {
            crew.restore();
        } catch (MachineFault fault) {
            throw new EngineException(
                    new EngineProblem.Lost(
                            fault.problem().message() + " " + fault.problem().code()),
                    fault);
        }
    }

    private SharedLoops loops() {
        SharedLoops known = loops;
        if (known == null) {
            known = new SharedLoops(Math.min(2, Runtime.getRuntime().availableProcessors()), loopThreads);
            loops = known;
            Thread thread = virtualThreads.newThread(this::watch);
            watcher = thread;
            thread.start();
        }
        return known;
    }

    /** Ends the nodes of hosts that have left the fleet; what is on disk stays, so that they come back with the host. */
    public synchronized void retain(Set<HostId> hosts) {
        engines.entrySet().removeIf(entry -> {
            boolean gone = !hosts.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    /** Who gets the heartbeats of all nodes here beside their peers, from their next beat on. */
    public synchronized void observer(Optional<InetSocketAddress> at) {
        observer = at;
        engines.values().forEach(engine -> engine.crew().observer(at));
    }

    /** How many containers run. */
    public int running() {
        return crews().stream().mapToInt(crew -> crew.running().size()).sum();
    }

    /** Who hears whom among the nodes of this process; told at most four times a second. */
    public Signal<List<NodeBeat>> beats() {
        return beats;
    }

    private synchronized List<EmbeddedCrew> crews() {
        return engines.values().stream().map(EmbeddedEngine::crew).toList();
    }

    private void watch() {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                List<EmbeddedCrew> crews = crews();
                crews.forEach(crew -> crew.checkHealth(System.nanoTime()));
                List<NodeBeat> next = BeatReader.read(crews, System.nanoTime());
                if (!next.isEmpty() || !beats.value().isEmpty()) {
                    beats.publish(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all nodes, sockets and threads; blocks until they are gone. What ran is to run again in the next process. */
    @Override
    public void close() {
        closed.countDown();
        List<EmbeddedEngine> all;
        SharedLoops last;
        Thread thread;
        synchronized (this) {
            all = new ArrayList<>(engines.values());
            engines.clear();
            last = loops;
            loops = null;
            thread = watcher;
        }
        all.forEach(EmbeddedEngine::close);
        if (last != null) {
            last.close();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Ids of the secrets to which the containers of embedded hosts refer, those of files that were put aside included;
     * empty when that cannot be told. Reads files; hosts need not run.
     */
    public static Optional<Set<String>> secretsOf(Path dataFolder) {
        return ContainerFile.secretsIn(dataFolder.resolve("embedded"));
    }
}
