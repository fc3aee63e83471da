package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** What a contract of engines needs: an engine, containers that do something, and order afterwards. */
abstract class EngineFixture {
    protected static final String PREFIX = "contract-";
    protected static final Duration SOON = Duration.ofSeconds(20);

    protected abstract Engine engine();

    /** A container that runs until it is stopped, says {@link #firstLine} at once and more every second or so. */
    protected abstract ContainerSpec talker(String name);

    protected abstract String firstLine();

    /** A container that accepts tcp connections on this port of the host. */
    protected abstract ContainerSpec server(String name, int hostPort);

    /** Where published ports are reached. */
    protected abstract String address();

    /** A free port of the host, another one for each engine under test. */
    protected abstract int freePort();

    /** A container whose health check succeeds. */
    protected abstract ContainerSpec healthy(String name);

    @AfterEach
    void removeWhatWasMade() {
        for (RunningContainer container : engine().containers()) {
            if (container.name().startsWith(PREFIX)) {
                engine().remove(container.id(), true);
            }
        }
        if (engine().facts().can(Capability.NETWORKS)) {
            engine().networks().stream()
                    .filter(network -> network.name().startsWith(PREFIX))
                    .forEach(network -> engine().removeNetwork(network.name()));
        }
        if (engine().facts().can(Capability.VOLUMES)) {
            engine().volumes(false).stream()
                    .filter(volume -> volume.name().startsWith(PREFIX))
                    .forEach(volume -> engine().removeVolume(volume.name()));
        }
        release();
    }

    /** Called last, when nothing is left on the engine. */
    protected abstract void release();

    protected RunningContainer listed(ContainerId id) {
        return engine().containers().stream()
                .filter(container -> container.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    protected ContainerId running(ContainerSpec spec) {
        ContainerId id = engine().create(spec);
        engine().start(id);
        return id;
    }

    protected static EngineProblem problemOf(ThrowingCallable call) {
        EngineException thrown = catchThrowableOfType(EngineException.class, call);
        assertThat(thrown).as("the engine does it").isNotNull();
        return thrown.problem();
    }
}
