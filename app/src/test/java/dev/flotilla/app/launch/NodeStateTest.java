package dev.flotilla.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeStateTest {
    private static RunningContainer container(ContainerState state, ContainerHealth health) {
        return LaunchFixtures.container("ring_node_1", state, "sha256:1", health, List.of(), Map.of());
    }

    private static NodeState of(ContainerState state) {
        return NodeState.of(container(state, ContainerHealth.NONE), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(value = ContainerState.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void onlyOneThatRunsIsUp(ContainerState state) {
        assertThat(of(state).isUp()).isFalse();
        assertThat(of(ContainerState.RUNNING).isUp()).isTrue();
    }

    @Test
    void aCrashedOneTellsItsCode() {
        assertThat(of(ContainerState.EXITED)).isEqualTo(new NodeState.Exited(3, false));
        assertThat(of(ContainerState.EXITED).words()).isEqualTo("exited 3");
        assertThat(new NodeState.Exited(137, false).words()).isEqualTo("exited 137 (killed)");
        assertThat(new NodeState.Exited(137, true).words()).isEqualTo("exited 137 (out of memory)");
        assertThat(new NodeState.Exited(127, false).words()).contains("no such command");
    }

    @Test
    void oneThatRunsAndDoesNotAnswerIsNotUp() {
        RunningContainer running = container(ContainerState.RUNNING, ContainerHealth.NONE);

        assertThat(NodeState.of(running, Optional.empty(), Optional.of(new Ping.Silent("no answer"))))
                .isEqualTo(new NodeState.Silent("no answer"));
        assertThat(NodeState.of(
                                running,
                                Optional.empty(),
                                Optional.of(new Ping.Answered("port 1", Duration.ofMillis(1))))
                        .isUp())
                .isTrue();
    }

    @Test
    void itsHealthCheckCounts() {
        assertThat(NodeState.of(
                        container(ContainerState.RUNNING, ContainerHealth.UNHEALTHY),
                        Optional.empty(),
                        Optional.empty()))
                .isEqualTo(new NodeState.Unhealthy());
        assertThat(NodeState.of(
                        container(ContainerState.RUNNING, ContainerHealth.STARTING),
                        Optional.empty(),
                        Optional.empty()))
                .isEqualTo(new NodeState.Starting());
    }

    @Test
    void nodesAreKnownByTheirLabels() {
        RunningContainer container = LaunchFixtures.container(
                "ring_node_7",
                ContainerState.RUNNING,
                "sha256:1",
                ContainerHealth.NONE,
                List.of(
                        new PublishedPort("192.0.2.1", 9000, 9000, Protocol.TCP),
                        new PublishedPort("192.0.2.1", 8006, 8000, Protocol.TCP)),
                Map.of(LaunchLabels.BASE, "ring", LaunchLabels.INDEX, "7", LaunchLabels.PORT, "8000"));

        LaunchedNode node = LaunchedNode.of(LaunchFixtures.host("a"), container).orElseThrow();

        assertThat(node.index()).isEqualTo(7);
        assertThat(node.published().orElseThrow().hostPort()).isEqualTo(8006);
        assertThat(LaunchedNode.of(LaunchFixtures.host("a"), container(ContainerState.RUNNING, ContainerHealth.NONE)))
                .isEmpty();
    }

    @Test
    void pingsAreToldWithTheirTime() {
        assertThat(new Ping.Answered("port 8000", Duration.ofNanos(1_234_000)).words())
                .isEqualTo("port 8000, 1.2 ms");
        assertThat(new Ping.Answered("port 8000", Duration.ofMillis(120)).words())
                .isEqualTo("port 8000, 120 ms");
    }
}
