package dev.flotilla.app.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.docker.embedded.MemoryVault;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching embedded hosts, and hosts that refuse or hang. */
class FleetWatcherTest {
    private static final WatchLimits QUICK = new WatchLimits(
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            List.of(Duration.ofMillis(100), Duration.ofMillis(100)),
            Duration.ofMillis(400),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMillis(400));
    private static final Host LOCAL = Host.of(new HostId("local"), "local-1", new EngineAddress.Embedded());
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ThreadFactory counted = work -> {
        Thread thread = Thread.ofVirtual().name("watch").unstarted(work);
        threads.add(thread);
        return thread;
    };
    private final SignalSource<Fleet> fleet = new SignalSource<>(fleetOf(LOCAL));
    private EmbeddedHosts embedded;
    private HostEngines engines;
    private FleetWatcher watcher;

    @BeforeEach
    void open() {
        embedded = new EmbeddedHosts(
                folder,
                new MemoryVault(),
                Thread.ofPlatform().name("watched-loop-", 0).daemon().factory(),
                counted,
                InstantSource.system(),
                "0.1.0");
        EngineLimits limits = new EngineLimits(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
        engines = new HostEngines(limits, counted, InstantSource.system(), embedded::engine);
        watcher = new FleetWatcher(fleet, engines, QUICK, counted, InstantSource.system(), new Random(1));
    }

    @AfterEach
    void closedLeavesNoThread() {
        watcher.close();
        engines.close();
        embedded.close();
        await().atMost(SOON).until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("watched-loop"));
    }

    @Test
    void aContainerIsSeenToStartAndToEnd() {
        await().atMost(SOON).until(() -> seen(LOCAL).answers());
        Engine engine = embedded.engine(LOCAL);
        ContainerId id = engine.create(Specs.of("node-a", "flotilla-node", List.of()));
        engine.start(id);
        await().atMost(SOON).until(() -> runs(id));
        await().atMost(SOON).until(() -> seen(LOCAL).loads().containsKey(id));
        assertThat(seen(LOCAL).coresInUse()).isPresent();

        engine.stop(id, Duration.ZERO);

        await().atMost(SOON).until(() -> !runs(id));
        assertThat(seen(LOCAL).containers()).hasSize(1);
    }

    /** Docker says that a container died, tidies up, and only then shows it as ended. */
    @Test
    void aListThatLagsBehindTheEventsIsReadAgain() {
        Engine engine = embedded.engine(LOCAL);
        ContainerId id = engine.create(Specs.of("node-a", "flotilla-node", List.of()));
        engine.start(id);
        List<RunningContainer> running = engine.containers();
        AtomicInteger stale = new AtomicInteger();
        Engine lagging = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, words) -> method.getName().equals("containers") && stale.getAndDecrement() > 0
                        ? running
                        : method.invoke(engine, words));
        WatchLimits rarely = new WatchLimits(
                QUICK.coalesce(),
                QUICK.settle(),
                QUICK.again(),
                QUICK.loads(),
                QUICK.loadsLimit(),
                Duration.ofHours(1),
                QUICK.firstRetry(),
                QUICK.lastRetry());
        try (FleetWatcher watching =
                new FleetWatcher(fleet, host -> lagging, rarely, counted, InstantSource.system(), new Random(1))) {
            await().atMost(SOON).until(() -> runs(watching, id));
            stale.set(2);
            engine.stop(id, Duration.ZERO);
            await().atMost(SOON).until(() -> !runs(watching, id));
        }
    }

    @Test
    void aHostThatRefusesOrHangsIsSilentAndDelaysNobody() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Host silent = tcp("hung", hung.getLocalPort());
            Host refusing = tcp("refusing", 1);
            fleet.publish(fleetOf(LOCAL, silent, refusing));

            await().atMost(SOON).until(() -> seen(LOCAL).answers());
            await().atMost(SOON).until(() -> codeOf(refusing).equals("FL-1102"));
            await().atMost(SOON).until(() -> codeOf(silent).equals("FL-1104"));
            assertThat(seen(LOCAL).answers()).isTrue();
        }
    }

    @Test
    void hostsComeAndGoWithTheFleet() {
        await().atMost(SOON).until(() -> seen(LOCAL).answers());

        fleet.publish(fleetOf(LOCAL.withStatus(HostStatus.OFFLINE)));
        await().atMost(SOON).until(() -> seen(LOCAL).reach() instanceof Reach.NotAsked);

        fleet.publish(fleetOf(LOCAL));
        await().atMost(SOON).until(() -> seen(LOCAL).answers());

        fleet.publish(Fleet.EMPTY);
        await().atMost(SOON).until(() -> watcher.observed().value().equals(ObservedFleet.NOTHING));
    }

    private ObservedHost seen(Host host) {
        return watcher.observed().value().host(host.id());
    }

    private boolean runs(ContainerId id) {
        return runs(watcher, id);
    }

    private static boolean runs(FleetWatcher watching, ContainerId id) {
        return watching.observed().value().host(LOCAL.id()).containers().stream()
                .anyMatch(container -> container.id().equals(id) && container.isRunning());
    }

    private String codeOf(Host host) {
        return seen(host).reach() instanceof Reach.Silent silent
                ? silent.problem().code()
                : "";
    }

    private static Host tcp(String name, int port) {
        return Host.of(new HostId(name), name, new EngineAddress.Tcp("127.0.0.1", port, Optional.empty()));
    }

    private static Fleet fleetOf(Host... hosts) {
        return new Fleet("test", List.of(hosts), Map.of(), new TreeMap<>());
    }
}
