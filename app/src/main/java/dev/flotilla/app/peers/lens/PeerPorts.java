package dev.flotilla.app.peers.lens;

import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.Neighbours.Link;
import dev.flotilla.app.source.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FL-3014: a peer is named with a port on which it does not listen. */
final class PeerPorts implements Rule {
    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        for (int place = 0; place < all.stations().size(); place++) {
            for (Link link : all.links(place)) {
                if (link.meant() >= 0 && link.meant() != place) {
                    compare(all.stations().get(place), all.stations().get(link.meant()), link.peer(), found);
                }
            }
        }
        return found;
    }

    private static void compare(Station station, Station other, PeerEntry peer, List<Finding> found) {
        int beat = other.config().heartbeatPort();
        int comms = other.config().commsPort();
        compare(station, other, peer, "heartbeat_port", peer.heartbeatPort(), beat, true)
                .ifPresent(found::add);
        compare(station, other, peer, "comms_port", peer.commsPort(), comms, false)
                .ifPresent(found::add);
    }

    private static Optional<Finding> compare(
            Station station, Station other, PeerEntry peer, String key, int named, int listens, boolean udp) {
        int right = Neighbours.outside(other, listens, udp);
        if (named == right) {
            return Optional.empty();
        }
        JsonPath path = Findings.path(peer).then(key);
        return Optional.of(Findings.error(
                "FL-3014",
                station,
                path,
                station.name() + " looks for " + other.name() + " on " + key.replace('_', ' ') + " " + named
                        + ", but it is " + right + ".",
                key + " of " + other.name() + " is " + listens + (right == listens ? "" : ", published as " + right),
                "Change it to " + right + ".",
                Optional.of(new Mend.Put(station.name(), "Change to " + right, path, Integer.toString(right)))));
    }
}
