package dev.flotilla.app.peers.setup;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mends of findings that a configuration alone cannot answer: ports that are published, and ports that are taken. */
public final class SetupMends {
    private static final int LAST_PORT = 65_535;

    /** @param edits to be made as one */
    public record SetupMend(String label, List<FleetEdit> edits) {
        public SetupMend {
            edits = List.copyOf(edits);
        }
    }

    private SetupMends() {}

    /**
     * Empty where the finding has a mend of its own, or where nothing is ours to do.
     *
     * @param stations all of the fleet, as they are edited
     */
    public static Optional<SetupMend> of(Finding finding, Fleet fleet, List<Station> stations) {
        Optional<NodeSetup> setup = fleet.setupNamed(finding.station());
        Optional<Station> station = stations.stream()
                .filter(s -> s.name().equals(finding.station()))
                .findFirst();
        if (setup.isEmpty() || station.isEmpty()) {
            return Optional.empty();
        }
        return switch (finding.code()) {
            case "FL-3019" -> published(finding, setup.get(), station.get().config());
            case "FL-3020" -> moved(finding, fleet, station.get(), stations);
            case "FL-3022" -> withoutRange(setup.get(), station.get().config());
            default -> Optional.empty();
        };
    }

    private static Optional<SetupMend> published(Finding finding, NodeSetup setup, NodeConfig config) {
        boolean udp = finding.place().key().equals("heartbeat_port");
        int port = udp ? config.heartbeatPort() : config.commsPort();
        boolean taken = PortText.read(setup.ports()).stream()
                .anyMatch(p -> p.udp() == udp && port >= p.hostFrom() && port < p.hostFrom() + p.count());
        if (taken) {
            return Optional.empty();
        }
        List<String> ports = new ArrayList<>(setup.ports());
        ports.add(PortText.same(port, udp));
        return Optional.of(new SetupMend(
                "Publish " + port + (udp ? "/udp" : "/tcp"),
                List.of(new FleetEdit.PutSetup(setup.in(setup.network(), ports)))));
    }

    private static Optional<SetupMend> withoutRange(NodeSetup setup, NodeConfig config) {
        return PortGuard.of(setup, config).offers().stream()
                .findFirst()
                .map(offer -> new SetupMend(
                        "Publish its own ports alone",
                        List.of(new FleetEdit.PutSetup(setup.in(offer.network(), offer.ports())))));
    }

    /** To a port that nobody on that machine has; the peers that name the old one follow. */
    private static Optional<SetupMend> moved(Finding finding, Fleet fleet, Station station, List<Station> stations) {
        boolean udp = finding.place().key().equals("heartbeat_port");
        int old = udp ? station.config().heartbeatPort() : station.config().commsPort();
        Optional<Integer> free = free(old, station, stations);
        if (free.isEmpty() || station.mode() != NetworkMode.HOST) {
            return Optional.empty();
        }
        String key = udp ? "heartbeat_port" : "comms_port";
        String value = Integer.toString(free.get());
        List<FleetEdit> edits = new ArrayList<>();
        for (Station each : stations) {
            JsonText text = each.text();
            if (each.name().equals(station.name())) {
                text = text.put(JsonPath.of(key), value);
            }
            for (PeerEntry peer : each.config().peers()) {
                boolean names =
                        station.address().filter(peer.host()::equalsIgnoreCase).isPresent()
                                && (udp ? peer.heartbeatPort() : peer.commsPort()) == old;
                if (names) {
                    text = text.put(JsonPath.of("peers").then(peer.index()).then(key), value);
                }
            }
            String edited = text.text();
            fleet.setupNamed(each.name())
                    .filter(s -> !s.config().equals(Optional.of(edited)))
                    .ifPresent(s -> edits.add(new FleetEdit.PutSetup(s.withConfig(edited))));
        }
        return Optional.of(new SetupMend("Move to port " + value, edits));
    }

    private static Optional<Integer> free(int from, Station station, List<Station> stations) {
        Set<Integer> taken = new HashSet<>(station.taken());
        for (Station each : stations) {
            if (each.machine().equals(station.machine())) {
                taken.add(each.config().heartbeatPort());
                taken.add(each.config().commsPort());
                for (Published range : each.published()) {
                    for (int i = 0; i < range.count(); i++) {
                        taken.add(range.hostFrom() + i);
                    }
                }
            }
        }
        for (int port = from + 1; port <= LAST_PORT; port++) {
            if (!taken.contains(port)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }
}
