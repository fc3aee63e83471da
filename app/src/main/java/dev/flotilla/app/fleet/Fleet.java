package dev.flotilla.app.fleet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All hosts, spots and opened stacks: one immutable value.
 *
 * @param hosts in the order they were added
 * @param spots only of hosts that were placed by hand or by an earlier layout
 */
public record Fleet(String name, List<Host> hosts, Map<HostId, Spot> spots, SortedMap<String, WishedStack> stacks) {
    public static final Fleet EMPTY = new Fleet("New fleet", List.of(), Map.of(), new TreeMap<>());

    public Fleet {
        hosts = List.copyOf(hosts);
        spots = Map.copyOf(spots);
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
    }

    public Optional<Host> host(HostId id) {
        return hosts.stream().filter(h -> h.id().equals(id)).findFirst();
    }

    public Optional<Host> hostNamed(String name) {
        return hosts.stream().filter(h -> h.name().equalsIgnoreCase(name)).findFirst();
    }
}
