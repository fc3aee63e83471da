package dev.flotilla.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Interim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** While a push replaces the container of a node, the monitor goes on to see one node, and not two or a dead one. */
class ReplacedNodeTest {
    private static final Host GPU =
            Host.of(new HostId("gpu"), "gpu", new EngineAddress.Tcp("192.0.2.11", 2375, Optional.empty()));

    private static RunningContainer node(String name, ContainerState state) {
        return Containers.listed(name, "flotilla-node", state, Map.of(), List.of("host"));
    }

    private static List<WatchedNode> watched(RunningContainer... containers) {
        Fleet fleet = new Fleet("f", List.of(GPU), Map.of(), new TreeMap<>());
        return WatchList.of(fleet, Containers.on(GPU.id(), containers), Map.of());
    }

    @Test
    void aNewOneThatDoesNotRunYetIsNobody() {
        RunningContainer old = node("n", ContainerState.RUNNING);

        assertThat(watched(old, node("n.flotilla-next", ContainerState.CREATED)))
                .singleElement()
                .satisfies(
                        n -> assertThat(n.container().orElseThrow().container()).isEqualTo(old.id()));
    }

    @Test
    void whatIsLeftIsNamed() {
        assertThat(Interim.nodes(
                        List.of(node("n", ContainerState.EXITED), node("n.flotilla-next", ContainerState.CREATED))))
                .containsExactly("n");
    }

    @Test
    void aNewOneThatRunsStandsForTheOldOne() {
        RunningContainer next = node("n.flotilla-next", ContainerState.RUNNING);

        assertThat(watched(node("n", ContainerState.EXITED), next, node("m", ContainerState.RUNNING)))
                .extracting(WatchedNode::name)
                .containsExactly("n", "m");
        assertThat(watched(node("n", ContainerState.EXITED), next))
                .singleElement()
                .satisfies(
                        n -> assertThat(n.container().orElseThrow().container()).isEqualTo(next.id()));
    }
}
