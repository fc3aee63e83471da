package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.Neighbours.Link;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Addresses under which no other machine can be reached, the node's own, and peers that are there twice. */
final class PeerAddresses implements Rule {
    private record Socket(int address, int port) {}

    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        // By the number of an address: the last station that listed it, from 1. Only a second entry has to be compared.
        int[] listedBy = new int[all.countOfAddresses()];
        for (int place = 0; place < all.stations().size(); place++) {
            Station station = all.stations().get(place);
            Optional<String> own = all.address(station);
            int port = Neighbours.outside(station, station.config().heartbeatPort(), true);
            Set<Socket> again = new HashSet<>();
            for (Link link : all.links(place)) {
                int number = link.address().number();
                boolean second = listedBy[number] == place + 1;
                listedBy[number] = place + 1;
                if (second && again.isEmpty()) {
                    before(all, place, link, again);
                }
                PeerEntry peer = link.peer();
                boolean twice = second && !again.add(new Socket(number, peer.heartbeatPort()));
                if (twice) {
                    found.add(twice(station, peer));
                } else if (peer.heartbeatPort() == port
                        && own.filter(a -> a.equalsIgnoreCase(peer.host())).isPresent()) {
                    found.add(itself(station, peer));
                } else {
                    judged(all, place, link).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** All entries of a station in front of one. */
    private static void before(Neighbours all, int place, Link until, Set<Socket> seen) {
        for (Link link : all.links(place)) {
            if (link.peer().index() >= until.peer().index()) {
                return;
            }
            seen.add(new Socket(link.address().number(), link.peer().heartbeatPort()));
        }
    }

    private static Optional<Finding> judged(Neighbours all, int place, Link link) {
        Neighbours.Address address = link.address();
        boolean loopback = address.loopback() && address.there().isEmpty();
        if (!loopback && !address.wildcard() && !address.likeContainer() && !address.takenForPrivate()) {
            return Optional.empty();
        }
        Station station = all.stations().get(place);
        PeerEntry peer = link.peer();
        String host = peer.host();
        if (loopback) {
            return Optional.of(
                    unreachable("FL-3011", all, place, peer, "means the node's own machine, whoever reads it"));
        }
        if (address.wildcard()) {
            return Optional.of(
                    unreachable("FL-3011", all, place, peer, "is an address to listen on, not one to send to"));
        }
        if (address.likeContainer() && foreign(all, host)) {
            return Optional.of(unreachable(
                    "FL-3012", all, place, peer, "is in the range of Docker's own networks, which end at their host"));
        }
        if (address.takenForPrivate()) {
            return Optional.of(Findings.warning(
                    "FL-3017",
                    station,
                    Findings.path(peer),
                    host + " looks like a private address and is a public one: somebody else's machine.",
                    "peer " + host + ":" + peer.heartbeatPort()
                            + "; private are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16",
                    "Put in the address that the other machine has in your network.",
                    meant(all, place, peer)));
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

    private static Finding unreachable(String code, Neighbours all, int place, PeerEntry peer, String why) {
        Station station = all.stations().get(place);
        return Findings.error(
                code,
                station,
                Findings.path(peer),
                "No other machine is reached under " + peer.host() + ": it " + why + ".",
                "peer " + peer.host() + ":" + peer.heartbeatPort(),
                "Put in the address of the machine, as other machines reach it.",
                meant(all, place, peer));
    }

    private static Optional<Mend> meant(Neighbours all, int place, PeerEntry peer) {
        return onlyOneMeant(all, place, peer)
                .map(address -> new Mend.Put(
                        all.stations().get(place).name(),
                        "Use " + address,
                        Findings.path(peer).then("host"),
                        JsonText.quoted(address)));
    }

    /** The one neighbour that is not listed yet and has this port, if there is one only. */
    private static Optional<String> onlyOneMeant(Neighbours all, int place, PeerEntry peer) {
        List<String> left = IntStream.range(0, all.stations().size())
                .filter(other -> other != place && !all.lists(place, other))
                .mapToObj(all.stations()::get)
                .filter(other ->
                        Neighbours.outside(other, other.config().heartbeatPort(), true) == peer.heartbeatPort())
                .map(all::address)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }
}
