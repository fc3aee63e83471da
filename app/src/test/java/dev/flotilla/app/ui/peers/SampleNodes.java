package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.peers.setup.MeshSetups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Three hosts with a node on each; two of the configurations have what the lens looks for. */
final class SampleNodes {
    static final String SEED = """
            {
              "host": "0.0.0.0",
              "advertise_host": "192.0.2.13",
              "heartbeat_port": 5000,
              "comms_port": 5001,
              "x_colour": {"keep":  "me"},
              "peers": [
                {"host": "192.0.2.11", "comms_port": 5001, "heartbeat_port": 5000},
                {"host": "172.17.0.2", "comms_port": 5001, "heartbeat_port": 5000}
              ],
              "heartbeat_frequency": 5
            }
            """;

    private SampleNodes() {}

    static Fleet fleet() {
        Fleet fleet = Fleet.EMPTY;
        List<MeshSetups.Place> places = new ArrayList<>();
        String[] names = {"gpu-1", "gpu-2", "storage-1"};
        for (int i = 0; i < names.length; i++) {
            Host host = Host.of(
                    new HostId("host-" + i),
                    names[i],
                    new EngineAddress.Tcp("192.0.2." + (11 + i), 2376, Optional.empty()));
            fleet = after(fleet, new FleetEdit.AddHost(host, Optional.empty()));
            places.add(new MeshSetups.Place("node-" + (i + 1), Optional.of(host.id()), "192.0.2." + (11 + i)));
        }
        for (NodeSetup setup : MeshSetups.of(places, new Shape.Full(), NodeSetup.Network.HOST, NodeSetup.USUAL_IMAGE)) {
            fleet = after(
                    fleet,
                    new FleetEdit.PutSetup(
                            setup.name().equals("node-3")
                                    ? setup.withConfig(SEED)
                                            .in(
                                                    NodeSetup.Network.BRIDGE,
                                                    List.of(
                                                            "5000:5000/udp",
                                                            "5001:5001",
                                                            "49152-65535:49152-65535",
                                                            "49152-65535:49152-65535/udp"))
                                    : setup));
        }
        return fleet;
    }

    static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }

    static SignalSource<ObservedFleet> observed(Fleet fleet) {
        Map<HostId, ObservedHost> hosts = new HashMap<>();
        for (Host host : fleet.hosts()) {
            ObservedHost unknown = ObservedHost.unknown(host.id());
            hosts.put(
                    host.id(),
                    new ObservedHost(
                            host.id(),
                            unknown.reach(),
                            Optional.of(new EngineFacts(
                                    "Docker Engine",
                                    "28.5.2",
                                    "1.51",
                                    "Debian GNU/Linux 12 (bookworm)",
                                    "x86_64",
                                    host.name(),
                                    4,
                                    8L << 30,
                                    Set.of(Capability.values()))),
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of(),
                            Optional.empty()));
        }
        return new SignalSource<>(new ObservedFleet(hosts));
    }
}
