package dev.flotilla.app.peers.setup;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.mesh.Mesh;
import dev.flotilla.app.peers.mesh.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Setups of the nodes of a generated mesh. */
public final class MeshSetups {
    /** A node to be, and where. */
    public record Place(String name, Optional<HostId> host, String address) {}

    private MeshSetups() {}

    /** In the order of the places; each with a volume for its state. */
    public static List<NodeSetup> of(List<Place> places, Shape shape, NodeSetup.Network network, String image) {
        boolean host = network == NodeSetup.Network.HOST;
        List<Mesh.Member> members = Mesh.of(
                places.stream().map(p -> new Mesh.Place(p.name(), p.address())).toList(),
                shape,
                host ? NetworkMode.HOST : NetworkMode.BRIDGE);
        List<NodeSetup> setups = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Mesh.Member member = members.get(i);
            List<String> ports = host
                    ? List.of()
                    : List.of(PortText.same(member.heartbeatPort(), true), PortText.same(member.commsPort(), false));
            setups.add(NodeSetup.of(member.name(), member.text())
                    .at(places.get(i).host(), Optional.of(member.address()))
                    .from(image, NodeSetup.USUAL_RESTART, List.of(member.name() + "-state:/app/state"))
                    .in(network, ports));
        }
        return setups;
    }
}
