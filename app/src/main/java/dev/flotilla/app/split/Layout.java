package dev.flotilla.app.split;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which service is where, by names of hosts.
 *
 * @param hosts service to the hosts that run instances of it
 * @param addresses host to the address by which other machines reach it; hosts whose address is not known, or that are
 *     reached at a loopback address only, are not in it
 * @param taken host to host ports that something else holds there
 */
public record Layout(
        Map<String, SortedSet<String>> hosts, Map<String, String> addresses, Map<String, Set<Integer>> taken) {
    public Layout {
        TreeMap<String, SortedSet<String>> copy = new TreeMap<>();
        hosts.forEach((service, on) -> copy.put(service, Collections.unmodifiableSortedSet(new TreeSet<>(on))));
        hosts = Collections.unmodifiableMap(copy);
        addresses = Map.copyOf(addresses);
        TreeMap<String, Set<Integer>> ports = new TreeMap<>();
        taken.forEach((host, some) -> ports.put(host, Set.copyOf(some)));
        taken = Collections.unmodifiableMap(ports);
    }

    /** In order of their names; none for a service that runs nowhere. */
    public SortedSet<String> of(String service) {
        return hosts.getOrDefault(service, Collections.emptySortedSet());
    }

    public Optional<String> address(String host) {
        return Optional.ofNullable(addresses.get(host));
    }

    /** Whether a machine that is told this address would find itself. */
    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("localhost") || address.equals("::1");
    }
}
