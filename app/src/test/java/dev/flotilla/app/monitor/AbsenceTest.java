package dev.flotilla.app.monitor;

import static dev.flotilla.app.monitor.Containers.listed;
import static dev.flotilla.app.monitor.Containers.on;
import static dev.flotilla.app.monitor.Containers.running;
import static dev.flotilla.app.monitor.Containers.tcp;
import static dev.flotilla.app.monitor.Containers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Of whom nothing is expected, and whose name nobody else may have. */
class AbsenceTest {
    private static final Host GPU =
            Host.of(new HostId("gpu"), "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()));
    private static final RunningContainer NODE = running(
            "node-1", "flotilla-node", List.of("net"), udp("0.0.0.0", 5000, 5000), tcp("0.0.0.0", 50051, 50051));
    private static final RunningContainer ENDED =
            listed("node-1", "flotilla-node", ContainerState.EXITED, Map.of(), List.of("host"));

    private static Fleet fleet(Host host, Node... nodes) {
        return new Fleet("f", List.of(host), Map.of(), new TreeMap<>(), List.of(nodes), List.of());
    }

    private static WatchedNode only(List<WatchedNode> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    @Test
    void aContainerThatWasStoppedOnPurposeIsTheOneThatNobodyMisses() {
        assertThat(only(WatchList.of(fleet(GPU), on(GPU.id(), ENDED), Map.of(), Set.of(ENDED.id())))
                        .stopped())
                .isTrue();
        assertThat(only(WatchList.of(fleet(GPU), on(GPU.id(), ENDED), Map.of(), Set.of()))
                        .stopped())
                .isFalse();
    }

    @Test
    void ofAHostThatIsSwitchedOffOnPurposeNothingIsExpected() {
        for (HostStatus status : HostStatus.values()) {
            WatchedNode node = only(WatchList.of(fleet(GPU.withStatus(status)), on(GPU.id(), NODE), Map.of()));
            assertThat(node.maintenance()).as(status.word()).isEqualTo(status != HostStatus.ACTIVE);
        }
    }

    @Test
    void aNodeThatIsAddedCannotHaveTheNameOfOneInAContainer() {
        List<WatchedNode> watched = WatchList.of(fleet(GPU), on(GPU.id(), NODE), Map.of());
        assertThat(WatchList.taken(fleet(GPU), watched, Node.of("NODE-1", "192.0.2.99")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.code()).isEqualTo("FL-1041");
                    assertThat(problem.message())
                            .isEqualTo("\"node-1\" is the node in a container on gpu-1, and not the one at"
                                    + " 192.0.2.99:5000.");
                });
        assertThat(WatchList.taken(fleet(GPU), watched, Node.of("node-2", "192.0.2.99")))
                .isEmpty();
        assertThat(WatchList.taken(fleet(GPU), watched, Node.of("node-1", "192.0.2.11")))
                .as("it is that one")
                .isEmpty();
    }

    @Test
    void oneThatWasAddedAndIsInAContainerMayBeChangedUnderItsOwnName() {
        Fleet fleet = fleet(GPU, Node.of("node-1", "192.0.2.11"));
        List<WatchedNode> watched = WatchList.of(fleet, on(GPU.id(), NODE), Map.of());
        assertThat(only(watched).container()).isPresent();
        assertThat(WatchList.taken(fleet, watched, Node.of("node-1", "192.0.2.99")))
                .isEmpty();
    }

    @Test
    void filesOfSecretsAreKnownByTheirPlacesAlone() {
        WatchedNode inside = only(WatchList.of(
                fleet(GPU),
                on(GPU.id(), NODE),
                Map.of(NODE.id(), Containers.detail(NODE, false, Map.of("ROLLOUT_TOKEN_FILE", "/run/secrets/token")))));
        assertThat(inside.files().rolloutToken()).contains("/run/secrets/token");
        Node byHand = Node.of("mine", "192.0.2.11").withKeyFile(Optional.of("/etc/shared.key"));
        WatchedNode both = only(WatchList.of(
                fleet(GPU, byHand),
                on(GPU.id(), NODE),
                Map.of(NODE.id(), Containers.detail(NODE, false, Map.of("ROLLOUT_TOKEN_FILE", "/token")))));
        assertThat(both.files())
                .isEqualTo(new WatchedNode.Files(Optional.of("/etc/shared.key"), Optional.of("/token")));
    }
}
