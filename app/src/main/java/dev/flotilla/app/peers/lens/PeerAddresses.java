package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Addresses under which no other machine can be reached, the node's own, and peers that are there twice. */
final class PeerAddresses implements Rule {
    private record Socket(String host, int port) {}

    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        for (Station station : all.stations()) {
            Set<Socket> seen = new HashSet<>();
            for (PeerEntry peer : station.config().peers()) {
                if (!seen.add(new Socket(peer.host(), peer.heartbeatPort()))) {
                    found.add(twice(station, peer));
                } else if (own(all, station, peer)) {
                    found.add(itself(station, peer));
                } else {
                    judged(all, station, peer).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Finding> judged(Neighbours all, Station station, PeerEntry peer) {
        String host = peer.host();
        if (AddressForm.isLoopback(host) && all.at(host).isEmpty()) {
            return Optional.of(
                    unreachable("FL-3011", all, station, peer, "means the node's own machine, whoever reads it"));
        }
        if (AddressForm.isWildcard(host)) {
            return Optional.of(
                    unreachable("FL-3011", all, station, peer, "is an address to listen on, not one to send to"));
        }
        if (AddressForm.isLikeContainer(host) && foreign(all, host)) {
            return Optional.of(unreachable(
                    "FL-3012",
                    all,
                    station,
                    peer,
                    "is in the range of Docker's own networks, which end at their host"));
        }
        if (AddressForm.isPublicTakenForPrivate(host)) {
            return Optional.of(Findings.warning(
                    "FL-3017",
                    station,
                    Findings.path(peer),
                    host + " looks like a private address and is a public one: somebody else's machine.",
                    "peer " + host + ":" + peer.heartbeatPort()
                            + "; private are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16",
                    "Put in the address that the other machine has in your network.",
                    meant(all, station, peer)));
        }
        return Optional.empty();
    }

    /** No machine that is known has an address in that neighbourhood, so it is no machine's network. */
    private static boolean foreign(Neighbours all, String host) {
        return all.stations().stream()
                .map(all::address)
                .flatMap(Optional::stream)
                .noneMatch(a -> AddressForm.neighbourhood(a).equals(AddressForm.neighbourhood(host)));
    }

    private static boolean own(Neighbours all, Station station, PeerEntry peer) {
        return all.address(station).filter(a -> a.equalsIgnoreCase(peer.host())).isPresent()
                && peer.heartbeatPort()
                        == Neighbours.outside(station, station.config().heartbeatPort(), true);
    }

    private static Finding itself(Station station, PeerEntry peer) {
        return Findings.error(
                "FL-3013",
                station,
                Findings.path(peer),
                station.name() + " lists itself as a peer.",
                "peer " + peer.host() + ":" + peer.heartbeatPort() + " is its own address",
                "Remove the entry.",
                Optional.of(new Mend.Remove(station.name(), "Remove itself from the peers", Findings.path(peer))));
    }

    private static Finding twice(Station station, PeerEntry peer) {
        return Findings.warning(
                "FL-3021",
                station,
                Findings.path(peer),
                station.name() + " lists " + peer.host() + ":" + peer.heartbeatPort() + " twice.",
                "entry " + (peer.index() + 1) + " of peers is there before",
                "Remove one of the two.",
                Optional.of(new Mend.Remove(station.name(), "Remove the second entry", Findings.path(peer))));
    }

    private static Finding unreachable(String code, Neighbours all, Station station, PeerEntry peer, String why) {
        return Findings.error(
                code,
                station,
                Findings.path(peer),
                "No other machine is reached under " + peer.host() + ": it " + why + ".",
                "peer " + peer.host() + ":" + peer.heartbeatPort(),
                "Put in the address of the machine, as other machines reach it.",
                meant(all, station, peer));
    }

    private static Optional<Mend> meant(Neighbours all, Station station, PeerEntry peer) {
        return onlyOneMeant(all, station, peer)
                .map(address -> new Mend.Put(
                        station.name(), "Use " + address, Findings.path(peer).then("host"), JsonText.quoted(address)));
    }

    /** The one neighbour that is not listed yet and has this port, if there is one only. */
    private static Optional<String> onlyOneMeant(Neighbours all, Station station, PeerEntry peer) {
        List<String> left = all.stations().stream()
                .filter(other -> !other.equals(station) && !all.lists(station, other))
                .filter(other ->
                        Neighbours.outside(other, other.config().heartbeatPort(), true) == peer.heartbeatPort())
                .map(all::address)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }
}
