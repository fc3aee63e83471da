package dev.flotilla.app.boot;

import static dev.flotilla.app.monitor.Containers.listed;
import static dev.flotilla.app.monitor.Containers.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.fleet.store.SettingsRepository;
import dev.flotilla.app.observe.ObservedFleet;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is stopped through Flotilla is known as such until it is started again, by whomever, or is gone. */
class StopOrdersTest {
    private static final Host HOST =
            Host.of(new HostId("h"), "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()));
    private static final RunningContainer RUNS = container(ContainerState.RUNNING);
    private static final RunningContainer ENDED = container(ContainerState.EXITED);
    private static final Set<ContainerId> NODE = Set.of(RUNS.id());

    private final Map<String, String> disk = new HashMap<>();
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    private boolean refuses;
    private Set<ContainerId> seenWhileStopping = Set.of();
    private StopOrders orders = made();

    private static RunningContainer container(ContainerState state) {
        return listed("node", "flotilla-node", state, Map.of(), List.of());
    }

    private StopOrders made() {
        Settings settings = StoredFleet.value(Settings.open(
                new SettingsRepository() {
                    @Override
                    public Outcome<Map<String, String>> load() {
                        return Outcome.ok(Map.copyOf(disk));
                    }

                    @Override
                    public Outcome<String> save(String key, Optional<String> json) {
                        json.ifPresentOrElse(text -> disk.put(key, text), () -> disk.remove(key));
                        return Outcome.ok(key);
                    }
                },
                Runnable::run));
        return new StopOrders(host -> engine(), settings);
    }

    private Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (refuses) {
                        throw new EngineException(new EngineProblem.Lost("gone"));
                    }
                    seenWhileStopping = orders.stopped().value();
                    return method.getReturnType() == List.class ? List.of(RUNS) : null;
                });
    }

    private void stop() {
        orders.of(HOST).stop(RUNS.id(), Duration.ofSeconds(1));
    }

    @Test
    void anOrderIsKnownBeforeTheContainerEndsAndUntilItIsStartedHere() {
        assertThat(orders.of(HOST).containers()).containsExactly(RUNS);
        assertThat(orders.stopped().value()).isEmpty();
        stop();
        assertThat(seenWhileStopping).isEqualTo(NODE);
        assertThat(orders.stopped().value()).isEqualTo(NODE);
        orders.of(HOST).start(RUNS.id());
        assertThat(orders.stopped().value()).isEmpty();
    }

    @Test
    void anOrderThatTheEngineDidNotTakeIsNone() {
        refuses = true;
        assertThatThrownBy(this::stop).isInstanceOf(EngineException.class);
        assertThat(orders.stopped().value()).isEmpty();
    }

    @Test
    void anOrderEndsWhenTheContainerIsSeenToRunAgainAndNotBeforeItWasSeenToEnd() {
        orders.follow(observed);
        observed.publish(on(HOST.id(), RUNS));
        stop();
        observed.publish(on(HOST.id(), RUNS));
        assertThat(orders.stopped().value()).as("seen before it had ended").isEqualTo(NODE);
        observed.publish(on(HOST.id(), ENDED));
        assertThat(orders.stopped().value()).isEqualTo(NODE);
        observed.publish(on(HOST.id(), RUNS));
        assertThat(orders.stopped().value()).as("started by hand").isEmpty();
    }

    @Test
    void anOrderEndsWithItsContainer() {
        orders.follow(observed);
        observed.publish(on(HOST.id(), RUNS));
        orders.of(HOST).remove(RUNS.id(), true);
        assertThat(orders.stopped().value()).isEqualTo(NODE);
        observed.publish(on(HOST.id()));
        assertThat(orders.stopped().value()).isEmpty();
    }

    @Test
    void anOrderIsKeptOverARestartOfTheProgram() {
        stop();
        orders = made();
        assertThat(orders.stopped().value()).isEqualTo(NODE);
        assertThat(StopOrders.kept(disk)).isEqualTo(NODE);
        orders.follow(observed);
        assertThat(orders.stopped().value()).as("nothing was seen yet").isEqualTo(NODE);
        observed.publish(on(HOST.id(), ENDED));
        observed.publish(on(HOST.id(), RUNS));
        assertThat(StopOrders.kept(disk)).isEmpty();
    }

    /** A keeper follows its own hosts alone: of the others it knows nothing. */
    @Test
    void anOrderOnAHostThatNobodyLooksAtStands() {
        orders.follow(observed);
        stop();
        observed.publish(on(new HostId("another")));
        assertThat(orders.stopped().value()).isEqualTo(NODE);
    }

    @Test
    void thousandsOfOrdersAreNotKept() {
        for (int i = 0; i < 2_000; i++) {
            orders.of(HOST).stop(new ContainerId("c" + i), Duration.ZERO);
        }
        assertThat(orders.stopped().value()).hasSize(500).contains(new ContainerId("c1999"));
    }
}
