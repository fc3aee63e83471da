package dev.flotilla.node.server;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.control.ControlSetup;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.server.tls.NodeTls;
import dev.flotilla.node.wire.FrameSeal;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Replicas with real logs and real sockets on loopback; node-a coordinates. */
final class LiveCluster implements AutoCloseable {
    private final SharedLoops loops =
            new SharedLoops(2, Thread.ofPlatform().name("cluster-", 0).daemon().factory());
    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, ReplicaSide> running = new LinkedHashMap<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final Map<String, NodeTls> tls = new HashMap<>();
    Optional<FrameSeal> seal = Optional.empty();
    private final Map<String, HealthWindow> windows = new LinkedHashMap<>();
    private long boot;
    RolloutPlan plan = RolloutPlan.DEFAULT;

    LiveCluster(Path folder, String... ids) throws IOException {
        this.folder = folder;
        List<Integer> free = TestNode.freePorts(ids.length);
        for (int i = 0; i < ids.length; i++) {
            ports.put(ids[i], free.get(i));
        }
    }

    ReplicaSide start(String id) throws NodeStartException {
        EventLoop loop = loops.next();
        ReplicaSide side = ReplicaSide.start(
                setup(id),
                ++boot,
                Optional.of(control(id, boot)),
                loops,
                loop,
                InstantSource.system(),
                health(id),
                state -> {},
                line -> lines.add(id + ": " + line));
        side.bind().orElseThrow().syncUninterruptibly();
        side.connect();
        running.put(id, side);
        return side;
    }

    void startAll() throws NodeStartException {
        for (String id : ports.keySet()) {
            start(id);
        }
    }

    void stop(String id) {
        Optional.ofNullable(running.remove(id)).ifPresent(ReplicaSide::close);
    }

    ReplicaSide node(String id) {
        return Optional.ofNullable(running.get(id)).orElseThrow();
    }

    RoutingState served(String id) {
        return node(id).replica().view().served();
    }

    boolean allServe(long version) {
        return running.keySet().stream().allMatch(id -> served(id).version() == version);
    }

    /** Everybody has heard from everybody, and knows it for one of ours. */
    boolean allMet() {
        return running.values().stream()
                .allMatch(side -> side.replica().view().state().peers().values().stream()
                        .allMatch(peer -> peer.ours() && peer.version() > 0));
    }

    HealthWindow health(String id) {
        return windows.computeIfAbsent(id, any -> new HealthWindow(Duration.ofMinutes(1)));
    }

    int port(String id) {
        return Optional.ofNullable(ports.get(id)).orElseThrow();
    }

    Path state(String id) {
        return folder.resolve(id);
    }

    private ReplicaSetup setup(String id) {
        Set<String> peers = new TreeSet<>(ports.keySet());
        peers.remove(id);
        return new ReplicaSetup(id, "node-a", peers, Optional.of(state(id)), Set.of(), Timing.DEFAULT, plan);
    }

    private ControlSetup control(String id, long boot) {
        List<ControlPeer> peers = new ArrayList<>();
        ports.forEach((other, port) -> {
            if (!other.equals(id)) {
                peers.add(new ControlPeer(other, "127.0.0.1", port, 1));
            }
        });
        InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(id));
        return new ControlSetup(
                id,
                at,
                peers,
                boot,
                Duration.ofSeconds(15),
                ControlSetup.PATIENCE,
                seal,
                Optional.ofNullable(tls.get(id)));
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        loops.close();
    }
}
