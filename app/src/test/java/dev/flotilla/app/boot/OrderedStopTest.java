package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.observe.watch.FleetWatcher;
import dev.flotilla.app.observe.watch.WatchLimits;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on an embedded host are stopped as an apply stops them: nobody is alarmed, and both come back. */
@Timeout(180)
class OrderedStopTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ADDRESS = "127.0.0.1";

    @TempDir
    Path folder;

    private static ContainerSpec node(String name) throws IOException {
        try (DatagramSocket beats = new DatagramSocket(0, InetAddress.ofLiteral(ADDRESS));
                ServerSocket http = new ServerSocket(0, 1, InetAddress.ofLiteral(ADDRESS))) {
            return Specs.withPorts(
                    Specs.of(name, "flotilla-node", List.of()),
                    new PublishedPort(ADDRESS, beats.getLocalPort(), 5000, Protocol.UDP),
                    new PublishedPort(ADDRESS, http.getLocalPort(), 50051, Protocol.TCP));
        }
    }

    private static boolean all(Monitoring monitoring, NodeState state, NodeCause... causes) {
        List<NodeHealth> nodes = monitoring.health().value().nodes();
        return nodes.size() == 2
                && nodes.stream()
                        .allMatch(node -> node.state() == state && (causes.length == 0 || node.cause() == causes[0]));
    }

    @Test
    void whatIsStoppedThroughFlotillaRaisesNoAlarm() throws Exception {
        DataFolder data = new DataFolder(folder);
        FolderLock lock = StoredFleet.value(FolderLock.take(data, "test", Duration.ZERO, Threads.platform("lock-wait")))
                .orElseThrow();
        try (Owner owner = StoredFleet.value(Owner.open(data, lock, true, PassphraseSource.NONE))) {
            Host host = Host.of(new HostId("e"), "local-1", new EngineAddress.Embedded())
                    .withAddress(ADDRESS);
            StoredFleet.value(owner.store()
                    .submit(new FleetEdit.AddHost(host, Optional.empty()))
                    .toCompletableFuture()
                    .join());
            Engine engine = owner.engines().of(host);
            List<ContainerId> nodes = List.of(engine.create(node("one")), engine.create(node("two")));
            nodes.forEach(engine::start);
            Signal<FleetState> state = owner.store().state();
            try (FleetWatcher watcher = new FleetWatcher(
                    state.map(FleetState::fleet),
                    owner.engines(),
                    WatchLimits.USUAL,
                    Threads.virtual("watch"),
                    Clock.systemUTC(),
                    new Random(1))) {
                owner.beginMonitor(watcher.observed());
                Monitoring monitoring = owner.monitoring().orElseThrow();
                await().atMost(LONG).until(() -> all(monitoring, NodeState.ONLINE));

                nodes.forEach(id -> engine.stop(id, Duration.ZERO));
                await().atMost(LONG).until(() -> all(monitoring, NodeState.DOWN, NodeCause.STOPPED));
                // Down for longer than an alarm waits.
                await().during(Duration.ofSeconds(6))
                        .atMost(LONG)
                        .until(() -> monitoring.alarms().value().isEmpty());
                assertThat(monitoring.health().value().nodes())
                        .allSatisfy(node -> assertThat(node.why()).startsWith("It was stopped through Flotilla"));

                nodes.forEach(engine::start);
                await().atMost(LONG).until(() -> all(monitoring, NodeState.ONLINE));
                assertThat(monitoring.health().value().nodes())
                        .noneMatch(node -> node.node().stopped());
            }
        }
    }
}
