package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All stations together, each with the address under which the others reach it.
 *
 * <p>Where nobody said an address, the configurations mostly tell it themselves: in a full mesh each lists everybody but itself, so
 * an address that all others use and one does not is its own. It is taken only when nothing else is possible.
 */
final class Neighbours {
    private final List<Station> stations;
    private final Map<String, String> addresses = new HashMap<>();
    /**
     * A full mesh of 200 has 40,000 entries of 200 addresses, and several rules ask for each entry: what an address is, and who
     * stands there, is found out once.
     */
    private final Map<String, Address> known = new HashMap<>();

    private final List<List<Link>> links;
    /** By the place of a station in the list: places of the stations that it lists. */
    private final List<BitSet> listed = new ArrayList<>();

    Neighbours(List<Station> stations) {
        this.stations = List.copyOf(stations);
        boolean oneMachine = stations.stream()
                .allMatch(s -> AddressForm.isLoopback(s.config().identity()));
        for (Station station : stations) {
            told(station, oneMachine).ifPresent(address -> addresses.put(station.name(), address));
        }
        inferRest();
        Map<String, List<Integer>> byAddress = new HashMap<>();
        for (int i = 0; i < this.stations.size(); i++) {
            int place = i;
            address(this.stations.get(i))
                    .ifPresent(a -> byAddress
                            .computeIfAbsent(a.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(place));
        }
        List<List<Link>> all = new ArrayList<>();
        for (Station station : this.stations) {
            List<Link> mine = new ArrayList<>(station.config().peers().size());
            BitSet names = new BitSet(this.stations.size());
            for (PeerEntry peer : station.config().peers()) {
                Link link = link(peer, byAddress);
                mine.add(link);
                if (link.meant() >= 0) {
                    names.set(link.meant());
                }
            }
            all.add(mine);
            listed.add(names);
        }
        links = all;
    }

    /**
     * What the address of an entry is.
     *
     * @param number from 0, of each address another
     * @param there places of the stations that stand at it
     */
    record Address(
            int number,
            boolean loopback,
            boolean wildcard,
            boolean likeContainer,
            boolean takenForPrivate,
            List<Integer> there) {}

    /**
     * An entry with what is known of it.
     *
     * @param meant place of the station that it means: by address and port, or by address alone where only one stands there;
     *     -1 for none
     */
    record Link(PeerEntry peer, Address address, int meant) {}

    private Link link(PeerEntry peer, Map<String, List<Integer>> byAddress) {
        Address address = known.get(peer.host());
        if (address == null) {
            String host = peer.host();
            address = new Address(
                    known.size(),
                    AddressForm.isLoopback(host),
                    AddressForm.isWildcard(host),
                    AddressForm.isLikeContainer(host),
                    AddressForm.isPublicTakenForPrivate(host),
                    byAddress.getOrDefault(host.toLowerCase(Locale.ROOT), List.of()));
            known.put(host, address);
        }
        List<Integer> there = address.there();
        for (int place : there) {
            Station station = stations.get(place);
            if (outside(station, station.config().heartbeatPort(), true) == peer.heartbeatPort()) {
                return new Link(peer, address, place);
            }
        }
        return new Link(peer, address, there.size() == 1 ? there.getFirst() : -1);
    }

    /** @param oneMachine all of them stand on loopback, where its addresses do tell them apart */
    private static Optional<String> told(Station station, boolean oneMachine) {
        if (station.address().isPresent()) {
            return station.address();
        }
        String identity = station.config().identity();
        return AddressForm.isWildcard(identity) || AddressForm.isLoopback(identity) && !oneMachine
                ? Optional.empty()
                : Optional.of(identity);
    }

    private void inferRest() {
        if (addresses.size() == stations.size()) {
            return;
        }
        Set<String> named = new LinkedHashSet<>();
        for (Station station : stations) {
            for (PeerEntry peer : station.config().peers()) {
                if (!AddressForm.isLoopback(peer.host()) && !AddressForm.isWildcard(peer.host())) {
                    named.add(peer.host().toLowerCase(Locale.ROOT));
                }
            }
        }
        boolean learned = true;
        while (learned) {
            learned = false;
            for (Station station : stations) {
                if (!addresses.containsKey(station.name())
                        && !station.config().peers().isEmpty()) {
                    Set<String> left = new LinkedHashSet<>(named);
                    addresses.values().forEach(known -> left.remove(known.toLowerCase(Locale.ROOT)));
                    station.config()
                            .peers()
                            .forEach(peer -> left.remove(peer.host().toLowerCase(Locale.ROOT)));
                    if (left.size() == 1) {
                        addresses.put(station.name(), left.iterator().next());
                        learned = true;
                    }
                }
            }
        }
    }

    List<Station> stations() {
        return stations;
    }

    Optional<String> address(Station station) {
        return Optional.ofNullable(addresses.get(station.name()));
    }

    /** How many addresses the entries have all in all. */
    int countOfAddresses() {
        return known.size();
    }

    /** @param place of a station in the list */
    List<Link> links(int place) {
        return links.get(place);
    }

    /** The port that others must use for a port of a node: the published one where there is one. */
    static int outside(Station station, int port, boolean udp) {
        for (Published range : station.published()) {
            if (range.udp() == udp && range.holds(port)) {
                return range.outside(port);
            }
        }
        return port;
    }

    /** Whether a list of peers has an entry for a station; both by their places. */
    boolean lists(int who, int whom) {
        return listed.get(who).get(whom);
    }
}
