package dev.flotilla.app.peers.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.lens.Lens;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.node.config.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedSetupsTest {
    private static final HostId HOST = new HostId("h");

    private static List<CanaryNodes.Place> places(int count) {
        List<CanaryNodes.Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new CanaryNodes.Place(Optional.of(HOST), "192.0.2." + (10 + i / 2)));
        }
        return places;
    }

    @Test
    void threeCanaryNodesAreThoseOfTheSeed() {
        List<NodeSetup> three = CanaryNodes.of(
                List.of(
                        new CanaryNodes.Place(Optional.empty(), "192.168.1.10"),
                        new CanaryNodes.Place(Optional.empty(), "192.168.1.20"),
                        new CanaryNodes.Place(Optional.empty(), "192.168.1.30")),
                "node",
                "flotilla-node",
                NodeSetup.Network.HOST);

        assertThat(three).extracting(NodeSetup::name).containsExactly("node-a", "node-b", "node-c");
        assertThat(three)
                .allSatisfy(setup -> assertThat(setup.environment())
                        .containsEntry("PEERS_NODE_A", "192.168.1.10")
                        .containsEntry("PEERS_NODE_B", "192.168.1.20")
                        .containsEntry("PEERS_NODE_C", "192.168.1.30"));
        assertThat(three)
                .extracting(s -> s.environment().get("NODE_ROLE"))
                .containsExactly("coordinator", "participant_b", "participant_c");
        assertThat(three)
                .extracting(s -> s.environment().get("CONTROL_PORT"))
                .containsExactly("60001", "60002", "60003");
        assertThat(three).extracting(s -> s.environment().get("HTTP_PORT")).containsExactly("50051", "50052", "50053");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 30, 64})
    void anyNumberOfThemHaveNamesAndPortsOfTheirOwnAndHoldAsSetups(int count) {
        List<NodeSetup> all = CanaryNodes.of(places(count), "c", "flotilla-node", NodeSetup.Network.BRIDGE);

        Set<String> doors = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> known = new HashSet<>();
        Arrays.stream(Key.values()).map(Key::variable).forEach(known::add);
        for (NodeSetup setup : all) {
            assertThat(SetupRules.check(setup)).isInstanceOf(Outcome.Ok.class);
            assertThat(names.add(setup.name())).isTrue();
            setup.ports()
                    .forEach(p -> assertThat(doors.add(setup.address().orElseThrow() + " " + p))
                            .as(p)
                            .isTrue());
            assertThat(setup.environment().keySet())
                    .allMatch(name -> name.startsWith("PEERS_NODE_") || known.contains(name));
            assertThat(setup.environment().keySet().stream().filter(n -> n.startsWith("PEERS_NODE_")))
                    .hasSize(count);
        }
        if (count > 3) {
            assertThat(all.getFirst().environment()).containsEntry("PEERS_NODE_D", "192.0.2.11:60004:50054");
        }
    }

    @ParameterizedTest
    @EnumSource(NodeSetup.Network.class)
    void asAStackEachStandsOnItsHost(NodeSetup.Network network) {
        List<NodeSetup> three = CanaryNodes.of(places(3), "node", "flotilla-node", network);
        String text = CanaryStack.text(
                "canary",
                List.of(
                        new CanaryStack.Placed(three.get(0), "gpu-1"),
                        new CanaryStack.Placed(three.get(1), "gpu-2"),
                        new CanaryStack.Placed(three.get(2), "storage-1")));

        StackReading read = switch (new StackReader(SideFiles.NONE)
                .read(new StackText("canary.yaml", Path.of("/srv"), text, Map.of()))) {
            case Outcome.Ok<StackReading>(StackReading good) -> good;
            case Outcome.Failed<StackReading> failed -> throw new AssertionError(failed.first());
        };

        assertThat(read.warnings()).isEmpty();
        assertThat(read.stack().services()).hasSize(3);
        assertThat(read.stack().services())
                .extracting(s -> s.constraint().targetHost().orElse(""))
                .containsExactlyInAnyOrder("gpu-1", "gpu-2", "storage-1");
        assertThat(read.stack().services())
                .allSatisfy(service ->
                        assertThat(service.environment().get("PEERS_NODE_A")).hasToString("192.0.2.10"));
    }

    @ParameterizedTest
    @EnumSource(NodeSetup.Network.class)
    void aMeshOverHostsThatShareSomePassesTheLens(NodeSetup.Network network) {
        Fleet fleet = fleet();
        List<MeshSetups.Place> places = List.of(
                new MeshSetups.Place("n-1", Optional.of(HOST), "192.0.2.11"),
                new MeshSetups.Place("n-2", Optional.of(HOST), "192.0.2.11"),
                new MeshSetups.Place("n-3", Optional.empty(), "192.0.2.12"));
        for (NodeSetup setup : MeshSetups.of(places, new Shape.Full(), network, "flotilla-node")) {
            fleet = after(fleet, new FleetEdit.PutSetup(setup));
        }

        Stations stations = Stations.of(fleet, Map.of());

        assertThat(stations.unreadable()).isEmpty();
        assertThat(stations.stations()).hasSize(3);
        assertThat(Lens.look(stations.stations())).isEmpty();
    }

    @Test
    void nodesThatShareAHostShareNoPortOfOurNodeEither() {
        List<NodeSetup> two = MeshSetups.of(
                List.of(
                        new MeshSetups.Place("n-1", Optional.of(HOST), "192.0.2.11"),
                        new MeshSetups.Place("n-2", Optional.of(HOST), "192.0.2.11")),
                new Shape.Full(),
                NodeSetup.Network.HOST,
                "flotilla-node");

        assertThat(two.getFirst().config().orElseThrow()).doesNotContain("control_port", "http_port");
        assertThat(two.getLast().config().orElseThrow())
                .contains("\"comms_port\": 5003,\n  \"control_port\": 60002,\n  \"http_port\": 50052,\n");
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsLookedAt() {
        Fleet fleet = after(fleet(), new FleetEdit.PutSetup(NodeSetup.of("broken", "{")));
        fleet = after(fleet, new FleetEdit.PutSetup(NodeSetup.of("lonely", "{\"host\": \"0.0.0.0\"}")));

        Stations stations = Stations.of(fleet, Map.of());

        assertThat(stations.unreadable()).containsOnlyKeys("broken");
        assertThat(stations.stations()).hasSize(1);
    }

    private static Fleet fleet() {
        Host host = Host.of(HOST, "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2375, Optional.empty()));
        return after(Fleet.EMPTY, new FleetEdit.AddHost(host, Optional.empty()));
    }

    private static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }
}
