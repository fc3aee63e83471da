package dev.flotilla.app.ui.kit.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final HostId ID = new HostId("h1");

    @Test
    void theWorstLeadsAndWishesCountOnlyAlone() {
        assertThat(Status.worst(List.of(Status.HEALTHY, Status.STALE, Status.RUNNING)))
                .isEqualTo(Status.STALE);
        assertThat(Status.worst(List.of(Status.MAINTENANCE, Status.HEALTHY))).isEqualTo(Status.HEALTHY);
        assertThat(Status.worst(List.of(Status.OFFLINE))).isEqualTo(Status.OFFLINE);
        assertThat(Status.worst(List.of())).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, NONE, -1, RUNNING",
        "RUNNING, HEALTHY, -1, HEALTHY",
        "RUNNING, STARTING, -1, STARTING",
        "RUNNING, UNHEALTHY, -1, DEGRADED",
        "CREATED, NONE, -1, OFFLINE",
        "PAUSED, NONE, -1, OFFLINE",
        "RESTARTING, NONE, 1, DOWN",
        "EXITED, NONE, 0, OFFLINE",
        "EXITED, NONE, 143, OFFLINE",
        "EXITED, NONE, 137, DOWN",
        "EXITED, NONE, 1, DOWN",
        "DEAD, NONE, 1, DOWN"
    })
    void aContainerIsAsItsEngineTells(ContainerState state, ContainerHealth health, int exit, Status expected) {
        assertThat(StatusRules.of(container(state, health, exit))).isEqualTo(expected);
    }

    @Test
    void aSilentHostIsDownAndItsContainersAreUnknown() {
        Host host = Host.of(ID, "gpu-1", new EngineAddress.Embedded());
        Reach silent = new Reach.Silent(Problem.of("FL-1101", "gpu-1 does not answer.", ""), NOW, Optional.of(NOW));
        ObservedHost seen = new ObservedHost(
                ID, silent, Optional.empty(), List.of(), List.of(), List.of(), Map.of(), Optional.of(NOW));
        assertThat(StatusRules.of(host, seen)).isEqualTo(Status.DOWN);
        assertThat(StatusRules.of(seen, container(ContainerState.RUNNING, ContainerHealth.HEALTHY, -1)))
                .isEqualTo(Status.UNKNOWN);
        assertThat(StatusRules.of(host.withStatus(HostStatus.MAINTENANCE), seen))
                .isEqualTo(Status.MAINTENANCE);
        assertThat(StatusRules.of(host, ObservedHost.unknown(ID))).isEqualTo(Status.UNKNOWN);
    }

    private static RunningContainer container(ContainerState state, ContainerHealth health, int exit) {
        return new RunningContainer(
                new ContainerId("c".repeat(64)),
                "web",
                "nginx",
                "sha256:1",
                state,
                health,
                "",
                NOW,
                Optional.empty(),
                exit < 0 ? OptionalInt.empty() : OptionalInt.of(exit),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of());
    }
}
