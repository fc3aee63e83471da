package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.series.MemoryArchive;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.server.SharedLoops;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/** A monitor on loopback with threads that can be counted, and nodes for it. */
final class TestMonitor implements AutoCloseable {
    static final Duration PERIOD = Duration.ofMillis(200);
    static final Duration TOLERANCE = Duration.ofMillis(800);

    private static final String THREAD = "test-monitor";

    final SignalSource<List<WatchedNode>> nodes = new SignalSource<>(List.of());
    final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    /** The ports that the monitor was told the user chose, and those that were lent. */
    final List<Optional<Integer>> told = new CopyOnWriteArrayList<>();

    final List<Optional<Integer>> lent = new CopyOnWriteArrayList<>();
    final Monitor monitor;

    TestMonitor() {
        this(Clock.systemUTC(), Optional.empty(), new MemoryArchive(10_000));
    }

    TestMonitor(AlarmArchive alarms) {
        this(Clock.systemUTC(), Optional.empty(), new MemoryArchive(10_000), Optional.of(alarms));
    }

    TestMonitor(InstantSource clock, Optional<Path> authorities, MetricArchive archive) {
        this(clock, authorities, archive, Optional.empty());
    }

    private TestMonitor(
            InstantSource clock, Optional<Path> authorities, MetricArchive archive, Optional<AlarmArchive> alarms) {
        monitor = new Monitor(new MonitorSetup(
                new MonitorSetup.Sources(nodes, observed, new SignalSource<>(Map.of())),
                new MonitorSetup.Keeping(() -> archive, alarms),
                new MonitorSetup.Telling(HostId::value, changes -> {}, told::add, lent::add),
                InetAddress.getLoopbackAddress(),
                authorities,
                threads(THREAD),
                clock,
                new Random(7)));
        monitor.start();
    }

    static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name + "-", 0).daemon(true).factory();
    }

    static Set<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(THREAD))
                .collect(Collectors.toSet());
    }

    int listens() {
        return switch (monitor.listen(Optional.of(0))) {
            case Outcome.Ok<Optional<Integer>>(Optional<Integer> port) -> port.orElseThrow();
            case Outcome.Failed<Optional<Integer>> failed -> throw new AssertionError(failed.first());
        };
    }

    FleetHealth health() {
        return monitor.health().value();
    }

    NodeHealth node(String name) {
        return health().node(name).orElseThrow(() -> new AssertionError(name + " is not there"));
    }

    boolean is(String name, dev.flotilla.app.monitor.NodeState state) {
        return health().node(name).filter(node -> node.state() == state).isPresent();
    }

    static int freeUdpPort() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Node node(String id, int port, SharedLoops loops, Peer... peers) throws NodeStartException {
        return node(id, port, 1, loops, peers);
    }

    static Node node(String id, int port, long boot, SharedLoops loops, Peer... peers) throws NodeStartException {
        return Node.start(
                new NodeConfig(
                        id,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(peers),
                        PERIOD,
                        TOLERANCE,
                        boot),
                loops,
                Clock.systemUTC(),
                new NodeListener() {
                    @Override
                    public void line(String text) {}

                    @Override
                    public void ticked() {}
                });
    }

    static WatchedNode watched(Node node) {
        return watched(
                node.id(),
                node.beatAddress().orElseThrow().getPort(),
                0,
                Optional.of(
                        "http://127.0.0.1:" + node.httpAddress().orElseThrow().getPort()));
    }

    static WatchedNode watched(String name, int beats, int comms, Optional<String> http) {
        return new WatchedNode(
                name,
                Optional.of(name),
                "127.0.0.1",
                beats,
                comms,
                0,
                http,
                NodeKind.FLOTILLA,
                Optional.empty(),
                PERIOD,
                TOLERANCE);
    }

    @Override
    public void close() {
        monitor.close();
    }
}
