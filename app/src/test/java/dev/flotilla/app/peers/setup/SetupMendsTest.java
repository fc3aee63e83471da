package dev.flotilla.app.peers.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.monitor.Containers;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.lens.Lens;
import dev.flotilla.app.peers.mesh.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupMendsTest {
    private static final HostId A = new HostId("a");
    private static final HostId B = new HostId("b");

    private static Fleet mesh(NodeSetup.Network network) {
        Fleet fleet = Fleet.EMPTY;
        for (HostId id : List.of(A, B)) {
            EngineAddress engine =
                    new EngineAddress.Tcp(id.equals(A) ? "192.0.2.11" : "192.0.2.12", 2375, Optional.empty());
            fleet = after(fleet, new FleetEdit.AddHost(Host.of(id, id.value(), engine), Optional.empty()));
        }
        List<MeshSetups.Place> places = List.of(
                new MeshSetups.Place("n-1", Optional.of(A), "192.0.2.11"),
                new MeshSetups.Place("n-2", Optional.of(B), "192.0.2.12"));
        for (NodeSetup setup : MeshSetups.of(places, new Shape.Full(), network, "flotilla-node")) {
            fleet = after(fleet, new FleetEdit.PutSetup(setup));
        }
        return fleet;
    }

    private static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }

    private static Fleet mended(Fleet fleet, String code, String label, Map<HostId, List<RunningContainer>> running) {
        Stations stations = Stations.of(fleet, running);
        Finding finding = Lens.look(stations.stations()).stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
        SetupMends.SetupMend mend =
                SetupMends.of(finding, fleet, stations.stations()).orElseThrow();
        assertThat(mend.label()).isEqualTo(label);
        Fleet next = after(fleet, new FleetEdit.Together(mend.edits()));
        assertThat(Lens.look(Stations.of(next, running).stations())).isEmpty();
        return next;
    }

    @Test
    void aPortThatIsNotPublishedIsPublished() {
        Fleet fleet = mesh(NodeSetup.Network.BRIDGE);
        NodeSetup closed = fleet.setupNamed("n-1").orElseThrow().in(NodeSetup.Network.BRIDGE, List.of("5001:5001"));

        Fleet next = mended(after(fleet, new FleetEdit.PutSetup(closed)), "FL-3019", "Publish 5000/udp", Map.of());

        assertThat(next.setupNamed("n-1").orElseThrow().ports()).containsExactly("5001:5001", "5000:5000/udp");
    }

    @Test
    void aPortThatSomethingElseHasIsLeftAndThePeersFollow() {
        RunningContainer other = Containers.running("web", "nginx", List.of(), Containers.tcp("0.0.0.0", 5001, 80));

        Fleet next = mended(mesh(NodeSetup.Network.HOST), "FL-3020", "Move to port 5002", Map.of(A, List.of(other)));

        assertThat(next.setupNamed("n-1").orElseThrow().config().orElseThrow()).contains("\"comms_port\": 5002,");
        assertThat(next.setupNamed("n-2").orElseThrow().config().orElseThrow())
                .contains("{\"host\": \"192.0.2.11\", \"comms_port\": 5002, \"heartbeat_port\": 5000}");
    }

    @Test
    void aRangeGoesAndThePortsOfTheNodeStay() {
        Fleet fleet = mesh(NodeSetup.Network.BRIDGE);
        NodeSetup ranged = fleet.setupNamed("n-2")
                .orElseThrow()
                .in(NodeSetup.Network.BRIDGE, List.of("5000:5000/udp", "5001:5001", "49152-65535:49152-65535"));

        Fleet next = mended(
                after(fleet, new FleetEdit.PutSetup(ranged)), "FL-3022", "Publish its own ports alone", Map.of());

        assertThat(next.setupNamed("n-2").orElseThrow().ports()).containsExactly("5000:5000/udp", "5001:5001");
    }
}
