package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
    private final Map<String, List<Station>> byAddress = new HashMap<>();
    /** Names of the stations that each one lists. */
    private final Map<String, Set<String>> listed = new HashMap<>();
    /** A full mesh of 200 has 40,000 entries and several rules ask for each. */
    private final IdentityHashMap<PeerEntry, Station> meant = new IdentityHashMap<>();

    Neighbours(List<Station> stations) {
        this.stations = List.copyOf(stations);
        boolean oneMachine = stations.stream()
                .allMatch(s -> AddressForm.isLoopback(s.config().identity()));
        for (Station station : stations) {
            told(station, oneMachine).ifPresent(address -> addresses.put(station.name(), address));
        }
        inferRest();
        for (Station station : stations) {
            address(station)
                    .ifPresent(a -> byAddress
                            .computeIfAbsent(a.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(station));
        }
        for (Station station : stations) {
            Set<String> names = new HashSet<>();
            for (PeerEntry peer : station.config().peers()) {
                resolve(peer).ifPresent(other -> {
                    meant.put(peer, other);
                    names.add(other.name());
                });
            }
            listed.put(station.name(), names);
        }
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

    List<Station> at(String address) {
        return byAddress.getOrDefault(address.toLowerCase(Locale.ROOT), List.of());
    }

    /** Which station an entry means: by address and port, or by address alone where only one stands there. */
    Optional<Station> meant(PeerEntry peer) {
        return Optional.ofNullable(meant.get(peer));
    }

    private Optional<Station> resolve(PeerEntry peer) {
        List<Station> there = at(peer.host());
        for (Station station : there) {
            if (outside(station, station.config().heartbeatPort(), true) == peer.heartbeatPort()) {
                return Optional.of(station);
            }
        }
        return there.size() == 1 ? Optional.of(there.getFirst()) : Optional.empty();
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

    /** Whether a list of peers has an entry for that station. */
    boolean lists(Station who, Station whom) {
        return listed.getOrDefault(who.name(), Set.of()).contains(whom.name());
    }
}
