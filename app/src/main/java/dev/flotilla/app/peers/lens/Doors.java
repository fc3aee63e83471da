package dev.flotilla.app.peers.lens;

import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ports of a container against those its configuration speaks of, and ranges that cost more than they give. */
final class Doors implements Rule {
    private static final int MANY = 256;

    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        for (Station station : all.stations()) {
            switch (station.mode()) {
                case BRIDGE -> {
                    closed(station, "heartbeat_port", station.config().heartbeatPort(), true)
                            .ifPresent(found::add);
                    closed(station, "comms_port", station.config().commsPort(), false)
                            .ifPresent(found::add);
                }
                case HOST -> {
                    taken(station, "heartbeat_port", station.config().heartbeatPort())
                            .ifPresent(found::add);
                    taken(station, "comms_port", station.config().commsPort()).ifPresent(found::add);
                }
                case UNKNOWN -> {}
            }
            range(station).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Finding> closed(Station station, String key, int port, boolean udp) {
        if (station.published().stream().anyMatch(p -> p.udp() == udp && p.holds(port))) {
            return Optional.empty();
        }
        String door = port + (udp ? "/udp" : "/tcp");
        return Optional.of(Findings.error(
                "FL-3019",
                station,
                JsonPath.of(key),
                "Nothing from outside reaches " + door + " of " + station.name() + ": the port is not published.",
                key + " is " + port + "; published are "
                        + (station.published().isEmpty() ? "none" : inWords(station.published())),
                "Publish " + door + ", or run it in host network mode.",
                Optional.empty()));
    }

    private static Optional<Finding> taken(Station station, String key, int port) {
        if (!station.taken().contains(port)) {
            return Optional.empty();
        }
        return Optional.of(Findings.error(
                "FL-3020",
                station,
                JsonPath.of(key),
                "Something on the machine of " + station.name() + " listens on port " + port + " already.",
                station.mode() == NetworkMode.HOST ? "the node shares the machine's ports" : "the port is taken",
                "Choose another " + key.replace('_', ' ') + ", or stop what listens there.",
                Optional.empty()));
    }

    private static Optional<Finding> range(Station station) {
        int mappings = station.published().stream().mapToInt(Published::count).sum();
        if (mappings < MANY) {
            return Optional.empty();
        }
        return Optional.of(Findings.warning(
                "FL-3022",
                station,
                JsonPath.ROOT,
                station.name() + " publishes " + mappings + " ports; a node listens on a handful.",
                inWords(station.published()),
                "Publish its own ports alone, or run it in host network mode: outgoing connections need no published port.",
                Optional.empty()));
    }

    private static String inWords(List<Published> ports) {
        return String.join(
                ", ",
                ports.stream()
                        .map(p -> (p.count() == 1
                                        ? "" + p.hostFrom()
                                        : p.hostFrom() + "-" + (p.hostFrom() + p.count() - 1))
                                + (p.udp() ? "/udp" : "/tcp"))
                        .toList());
    }
}
