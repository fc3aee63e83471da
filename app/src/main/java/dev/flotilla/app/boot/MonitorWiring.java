package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import dev.flotilla.app.monitor.engines.NodeContainers;
import dev.flotilla.app.monitor.engines.NodeLoads;
import dev.flotilla.app.monitor.intake.Monitor;
import dev.flotilla.app.monitor.intake.MonitorSetup;
import dev.flotilla.app.observe.ObservedFleet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The monitor of a process: whom it watches follows from the fleet and its containers, where it listens from the user's
 * choice. Made at once, begun when there is time for it; closing it leaves nothing.
 */
final class MonitorWiring implements AutoCloseable {
    /** The UDP port that the user chose, a JSON number; without it nothing listens. */
    static final String PORT = "monitor.listen";
    /** The address to listen on, a JSON text; all of this machine's when it is not set. */
    private static final String ADDRESS = "monitor.address";
    /** Certificates that are trusted beside the system's, in the data folder. */
    static final String AUTHORITIES = "monitor-ca.pem";

    private final Sources sources;
    private final Optional<Settings> settings;
    private final Optional<EmbeddedHosts> embedded;
    private final InetAddress address;
    private final SignalSource<List<WatchedNode>> nodes = new SignalSource<>(List.of());
    private final SignalSource<Map<ContainerId, ContainerDetail>> details = new SignalSource<>(Map.of());
    private final Monitor monitor;
    private final List<Subscription> following = new ArrayList<>();
    private final SignalSource<Map<ContainerId, ContainerLoad>> loads = new SignalSource<>(Map.of());
    private final Shutdown ending = new Shutdown();
    private @Nullable NodeContainers containers;
    private boolean closed;
    private volatile long startedNanos = System.nanoTime();

    /**
     * What the list of watched nodes rests on.
     *
     * @param stopped containers that were stopped through Flotilla
     */
    record Sources(
            Signal<Fleet> fleet, Signal<ObservedFleet> observed, Engines engines, Signal<Set<ContainerId>> stopped) {}

    /**
     * @param settings where the choice of a port is kept; empty for a monitor that lives for one command
     * @param embedded whose nodes beat to this process as well, once it listens
     * @param alarms gets what is raised and ends; does not wait
     */
    MonitorWiring(
            Sources sources,
            MonitorSetup.Keeping keeping,
            Path folder,
            Optional<Settings> settings,
            Optional<EmbeddedHosts> embedded,
            Consumer<List<AlarmChange>> alarms) {
        this.sources = sources;
        this.settings = settings;
        this.embedded = embedded;
        this.address = settings.flatMap(all -> all.get(ADDRESS))
                .flatMap(MonitorWiring::literal)
                .orElseGet(() -> new InetSocketAddress(0).getAddress());
        this.monitor = new Monitor(new MonitorSetup(
                new MonitorSetup.Sources(nodes, sources.observed(), details, loads),
                keeping,
                new MonitorSetup.Telling(this::hostName, alarms, this::listens, this::reached),
                address,
                Optional.of(folder.resolve(AUTHORITIES)),
                Threads.platform("monitor"),
                Clock.systemUTC(),
                new SecureRandom()));
    }

    private static Optional<InetAddress> literal(String json) {
        try {
            return Optional.of(InetAddress.ofLiteral(json.replace("\"", "").strip()));
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger(MonitorWiring.class).warn("{} is no address: {}", ADDRESS, json);
            return Optional.empty();
        }
    }

    private String hostName(HostId id) {
        return sources.fleet().value().host(id).map(Host::name).orElse(id.value());
    }

    Monitoring monitoring() {
        return monitor;
    }

    /** When it began to watch, by the monotonic clock; before it has, when it was made. */
    long startedNanos() {
        return startedNanos;
    }

    /** Begins to watch, and to listen where the user chose a port. Blocks for a moment; the second time it does nothing. */
    synchronized void begin() {
        if (containers != null || closed) {
            return;
        }
        NodeContainers found = new NodeContainers(
                sources.fleet(),
                sources.observed(),
                sources.stopped(),
                sources.engines(),
                Threads.virtual("node-containers"));
        containers = found;
        if (settings.isPresent()) {
            // A monitor that lives for one command draws no graphs.
            NodeLoads used = ending.with(new NodeLoads(
                    found.watched(),
                    sources.fleet(),
                    sources.observed(),
                    sources.engines(),
                    Threads.virtual("node-loads")));
            follow(used.loads(), loads);
        }
        follow(found.details(), details);
        follow(found.watched(), nodes);
        startedNanos = System.nanoTime();
        monitor.start();
        chosenPort().ifPresent(port -> {
            if (monitor.listen(Optional.of(port)) instanceof Outcome.Failed<Optional<Integer>> failed) {
                LoggerFactory.getLogger(MonitorWiring.class)
                        .warn("{}", failed.first().message());
            }
        });
    }

    private <T> void follow(Signal<T> from, SignalSource<T> to) {
        following.add(from.subscribe(to::publish));
        to.publish(from.value());
    }

    private Optional<Integer> chosenPort() {
        return settings.flatMap(all -> all.get(PORT))
                .filter(json -> json.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf);
    }

    /** The user's choice is kept. */
    private void listens(Optional<Integer> port) {
        settings.ifPresent(
                all -> port.ifPresentOrElse(number -> all.put(PORT, String.valueOf(number)), () -> all.remove(PORT)));
        reached(port);
    }

    /** Nodes inside this process beat to that port from now on. */
    private void reached(Optional<Integer> port) {
        boolean near = address.isAnyLocalAddress() || address.isLoopbackAddress();
        Optional<InetSocketAddress> observer =
                port.filter(number -> near).map(number -> new InetSocketAddress(loopback(), number));
        embedded.ifPresent(hosts -> hosts.observer(observer));
    }

    /** Embedded nodes have addresses of IPv4. */
    private InetAddress loopback() {
        return address.isLoopbackAddress() ? address : InetAddress.ofLiteral("127.0.0.1");
    }

    @Override
    public void close() {
        NodeContainers found;
        synchronized (this) {
            closed = true;
            found = containers;
            following.forEach(Subscription::close);
        }
        ending.close();
        if (found != null) {
            found.close();
        }
        embedded.ifPresent(hosts -> hosts.observer(Optional.empty()));
        monitor.close();
    }
}
