package dev.flotilla.app.monitor.engines;

import static dev.flotilla.app.monitor.Containers.listed;
import static dev.flotilla.app.monitor.Containers.on;
import static dev.flotilla.app.monitor.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.WatchList;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.observe.ObservedFleet;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLoadsTest {
    private static final Host GPU =
            Host.of(new HostId("gpu"), "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()));
    private static final RunningContainer NODE = running("node", "flotilla-node", List.of("host"));
    private static final RunningContainer OTHER = running("db", "postgres", List.of("host"));

    private final Fleet wished = new Fleet("f", List.of(GPU), Map.of(), new TreeMap<>());
    private final SignalSource<Fleet> fleet = new SignalSource<>(wished);
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    private final SignalSource<List<WatchedNode>> watched = new SignalSource<>(List.of());
    private final Map<ContainerId, Stream<ContainerLoad>> streams = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final NodeLoads loads = new NodeLoads(
            watched, fleet, observed, host -> engine(), Thread.ofVirtual().factory());

    @AfterEach
    void close() {
        loads.close();
    }

    @Test
    void aRunningNodeHasOneStreamAndNobodyElseHas() {
        see(NODE, OTHER);
        await().untilAsserted(() -> assertThat(streams).containsOnlyKeys(NODE.id()));
        tell(0.5);
        await().untilAsserted(() -> assertThat(loads.loads().value())
                .hasEntrySatisfying(NODE.id(), load -> assertThat(load.cores()).isEqualTo(0.5)));
        tell(0.7);
        await().untilAsserted(() -> assertThat(loads.loads().value())
                .hasEntrySatisfying(NODE.id(), load -> assertThat(load.cores()).isEqualTo(0.7)));
        assertThat(opened).hasValue(1);
        see(listed("node", "flotilla-node", ContainerState.EXITED, Map.of(), List.of("host")), OTHER);
        await().untilAsserted(() -> assertThat(ended).hasValue(1));
        tell(0.9);
        await().untilAsserted(() -> assertThat(loads.loads().value()).isEmpty());
    }

    /** A broken stream rests before it is opened again, and its last figure is not shown as one of now. */
    @Test
    void aBrokenStreamForgetsItsFigureAndRests() {
        see(NODE);
        await().untilAsserted(() -> assertThat(streams).containsOnlyKeys(NODE.id()));
        tell(0.5);
        await().untilAsserted(() -> assertThat(loads.loads().value()).isNotEmpty());
        Objects.requireNonNull(streams.get(NODE.id())).ended(Optional.empty());
        await().untilAsserted(() -> assertThat(loads.loads().value()).isEmpty());
        see(NODE, OTHER);
        assertThat(opened).hasValue(1);
    }

    private void see(RunningContainer... containers) {
        observed.publish(on(GPU.id(), containers));
        watched.publish(WatchList.of(wished, observed.value(), Map.of()));
    }

    private void tell(double cores) {
        Objects.requireNonNull(streams.get(NODE.id()))
                .next(new ContainerLoad(NODE.id(), cores, 1 << 20, 0, 0, Instant.EPOCH));
    }

    @SuppressWarnings("unchecked")
    private Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("loads");
                    opened.incrementAndGet();
                    streams.put((ContainerId) args[0], (Stream<ContainerLoad>) args[1]);
                    Subscription end = ended::incrementAndGet;
                    return end;
                });
    }
}
