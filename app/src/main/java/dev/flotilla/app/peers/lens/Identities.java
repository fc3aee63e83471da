package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes that call themselves the same, nodes that call themselves nothing, and nodes that want one port of one machine. */
final class Identities implements Rule {
    /** What a node listens on, and others must know. */
    private enum Door {
        HEARTBEAT("heartbeat_port", true),
        COMMS("comms_port", false);

        private final String key;
        private final boolean udp;

        Door(String key, boolean udp) {
            this.key = key;
            this.udp = udp;
        }

        int inside(Station station) {
            return udp ? station.config().heartbeatPort() : station.config().commsPort();
        }

        int outside(Station station) {
            return Neighbours.outside(station, inside(station), udp);
        }
    }

    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        Map<String, Station> ids = new HashMap<>();
        Map<String, Station> sockets = new HashMap<>();
        for (Station station : all.stations()) {
            station.config().nodeId().ifPresent(id -> {
                Station first = ids.putIfAbsent(id, station);
                if (first != null) {
                    found.add(sameId(station, first, id));
                }
            });
            for (Door door : Door.values()) {
                socket(all, station, door).ifPresent(socket -> {
                    Station first = sockets.putIfAbsent(socket, station);
                    if (first != null) {
                        found.add(samePort(all, station, first, door));
                    }
                });
            }
            if (AddressForm.isWildcard(station.config().identity())
                    || station.config().advertised().isEmpty() && lonely(all, station)) {
                found.add(nobody(all, station));
            }
        }
        return found;
    }

    /** Its heartbeats say "localhost" while its peers are elsewhere. */
    private static boolean lonely(Neighbours all, Station station) {
        return AddressForm.isLoopback(station.config().bind())
                && station.config().peers().stream().anyMatch(p -> !AddressForm.isLoopback(p.host()))
                && all.stations().size() > 1;
    }

    private static Optional<String> socket(Neighbours all, Station station, Door door) {
        return station.machine()
                .or(() -> all.address(station))
                .map(where -> where + ":" + door.outside(station) + door);
    }

    private static Finding sameId(Station station, Station first, String id) {
        return Findings.error(
                "FL-3015",
                station,
                JsonPath.of("node_id"),
                station.name() + " and " + first.name() + " call themselves the same: " + id + ".",
                "node_id is \"" + id + "\" in both",
                "Give each node an id of its own.",
                // One that is called by its own name keeps the id.
                (station.name().equals(id) ? Optional.of(first) : Optional.of(station))
                        .filter(other -> !other.name().equals(id))
                        .map(other -> new Mend.Put(
                                other.name(),
                                "Call it " + other.name(),
                                JsonPath.of("node_id"),
                                JsonText.quoted(other.name()))));
    }

    private static Finding samePort(Neighbours all, Station station, Station first, Door door) {
        int port = door.outside(station);
        int free = free(all, station, door.inside(station));
        return Findings.error(
                "FL-3018",
                station,
                JsonPath.of(door.key),
                station.name() + " and " + first.name() + " want the same " + (door.udp ? "UDP" : "TCP") + " port "
                        + port + " of one machine.",
                "both stand on "
                        + station.machine().or(() -> all.address(station)).orElse("it"),
                "Give one of them another " + door.key.replace('_', ' ')
                        + ", and name it so in the peers of the others.",
                Optional.of(new Mend.Put(
                        station.name(), "Use port " + free, JsonPath.of(door.key), Integer.toString(free))));
    }

    /** The next pair of ports that no station there uses: nodes take two each. */
    private static int free(Neighbours all, Station station, int port) {
        int next = port + 2;
        while (next < 65_534 && used(all, station, next)) {
            next += 2;
        }
        return next;
    }

    private static boolean used(Neighbours all, Station station, int port) {
        Optional<String> where = station.machine().or(() -> all.address(station));
        return all.stations().stream()
                .filter(s -> s.machine().or(() -> all.address(s)).equals(where))
                .anyMatch(s -> s.config().heartbeatPort() == port || s.config().commsPort() == port);
    }

    private static Finding nobody(Neighbours all, Station station) {
        String bind = station.config().identity();
        boolean hostMode = station.mode() == NetworkMode.HOST;
        Optional<Mend> mend = all.address(station)
                .map(address -> new Mend.Put(
                        station.name(),
                        "Advertise " + address,
                        JsonPath.of("advertise_host"),
                        JsonText.quoted(address)));
        return Findings.warning(
                "FL-3016",
                station,
                JsonPath.of("host"),
                station.name() + " calls itself " + bind + " in its heartbeats, as does every node that says so.",
                "host is \"" + bind + "\" and nothing is advertised; original nodes key what they hear by it",
                hostMode
                        ? "Advertise the machine's address; for originals, set host to it."
                        : "Advertise the address under which other machines reach it.",
                mend);
    }
}
