package dev.flotilla.app.peers.lens;

import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.Neighbours.Link;
import dev.flotilla.app.source.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FL-3010: A sends to B, and B does not know A, so that A never hears of B. */
final class ReturnPeers implements Rule {
    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        for (int place = 0; place < all.stations().size(); place++) {
            for (Link link : all.links(place)) {
                int other = link.meant();
                if (other >= 0 && other != place && !all.lists(other, place)) {
                    found.add(missing(
                            all, all.stations().get(place), all.stations().get(other)));
                }
            }
        }
        return found;
    }

    private static Finding missing(Neighbours all, Station from, Station to) {
        int beat = Neighbours.outside(from, from.config().heartbeatPort(), true);
        int comms = Neighbours.outside(from, from.config().commsPort(), false);
        Optional<String> address = all.address(from);
        return Findings.error(
                "FL-3010",
                to,
                JsonPath.of("peers"),
                to.name() + " does not list " + from.name() + " as a peer, though " + from.name() + " lists it.",
                "peers of " + from.name() + " name " + all.address(to).orElse(to.name()) + "; peers of " + to.name()
                        + " do not name " + address.orElse(from.name()) + ":" + beat,
                "Add " + from.name() + " to the peers of " + to.name() + ".",
                address.map(a -> new Mend.AddPeer(to.name(), "Add " + from.name() + " as a peer", a, beat, comms)));
    }
}
