package dev.flotilla.app.monitor.engines;

import static dev.flotilla.app.monitor.Containers.detail;
import static dev.flotilla.app.monitor.Containers.listed;
import static dev.flotilla.app.monitor.Containers.on;
import static dev.flotilla.app.monitor.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.observe.ObservedFleet;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeContainersTest {
    private static final Host GPU =
            Host.of(new HostId("gpu"), "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()));
    private static final RunningContainer NODE = running("node", "flotilla-node", List.of("host"));
    private static final RunningContainer ENDED =
            listed("node", "flotilla-node", ContainerState.EXITED, Map.of(), List.of("host"));
    private static final RunningContainer OTHER = running("db", "postgres", List.of("host"));

    private final SignalSource<Fleet> fleet =
            new SignalSource<>(new Fleet("f", List.of(GPU), Map.of(), new TreeMap<>()));
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    private final AtomicInteger inspections = new AtomicInteger();
    private volatile Optional<ContainerDetail> answer = Optional.empty();
    private final NodeContainers containers = new NodeContainers(
            fleet, observed, host -> engine(), Thread.ofVirtual().factory());

    @AfterEach
    void close() {
        containers.close();
    }

    @Test
    void aNodeIsInspectedOnceForEachOfItsStatesAndNothingElseIsTouched() {
        answer = Optional.of(detail(NODE, false, Map.of("HEARTBEAT_PORT", "6000")));
        observed.publish(on(GPU.id(), OTHER, NODE));
        await().untilAsserted(() -> assertThat(containers.watched().value())
                .extracting(WatchedNode::heartbeatPort)
                .containsExactly(6000));
        observed.publish(on(GPU.id(), NODE, OTHER));
        observed.publish(on(GPU.id(), OTHER, NODE));
        answer = Optional.of(detail(ENDED, true, Map.of("HEARTBEAT_PORT", "6000")));
        observed.publish(on(GPU.id(), OTHER, ENDED));
        await().untilAsserted(() -> assertThat(containers.details().value())
                .hasEntrySatisfying(NODE.id(), d -> assertThat(d.oomKilled()).isTrue()));
        assertThat(inspections).hasValue(2);
        observed.publish(on(GPU.id(), OTHER));
        await().untilAsserted(() -> assertThat(containers.watched().value()).isEmpty());
        assertThat(inspections).hasValue(2);
    }

    /** It is asked again some seconds later, and not in a circle until then. */
    @Test
    void anEngineThatRefusesLeavesTheNodeInTheListWithTheUsualPorts() {
        observed.publish(on(GPU.id(), NODE));
        await().untilAsserted(() -> assertThat(inspections).hasValue(1));
        assertThat(containers.watched().value())
                .extracting(WatchedNode::heartbeatPort)
                .containsExactly(5000);
        observed.publish(on(GPU.id(), NODE, OTHER));
        observed.publish(on(GPU.id(), OTHER, NODE));
        answer = Optional.of(detail(NODE, false, Map.of("HEARTBEAT_PORT", "6000")));
        assertThat(inspections).hasValue(1);
        await().untilAsserted(() -> assertThat(containers.watched().value())
                .extracting(WatchedNode::heartbeatPort)
                .containsExactly(6000));
        assertThat(inspections).hasValue(2);
    }

    private Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("inspect")) {
                        throw new AssertionError("not to be called: " + method.getName());
                    }
                    assertThat(args[0]).isEqualTo(NODE.id());
                    inspections.incrementAndGet();
                    return answer.orElseThrow(() -> new EngineException(new EngineProblem.Refused("engine")));
                });
    }
}
