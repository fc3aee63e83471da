package dev.flotilla.app.fleet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All hosts, spots, opened stacks and nodes that were added by hand: one immutable value.
 *
 * @param hosts in the order they were added; so too {@code nodes}
 * @param spots only of hosts that were placed by hand or by an earlier layout
 */
public record Fleet(
        String name,
        List<Host> hosts,
        Map<HostId, Spot> spots,
        SortedMap<String, WishedStack> stacks,
        List<Node> nodes) {
    public static final Fleet EMPTY = new Fleet("New fleet", List.of(), Map.of(), new TreeMap<>());

    public Fleet {
        hosts = List.copyOf(hosts);
        spots = Map.copyOf(spots);
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
        nodes = List.copyOf(nodes);
    }

    /** One without nodes. */
    public Fleet(String name, List<Host> hosts, Map<HostId, Spot> spots, SortedMap<String, WishedStack> stacks) {
        this(name, hosts, spots, stacks, List.of());
    }

    public Optional<Host> host(HostId id) {
        return hosts.stream().filter(h -> h.id().equals(id)).findFirst();
    }

    public Optional<Host> hostNamed(String name) {
        return hosts.stream().filter(h -> h.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<Node> nodeNamed(String name) {
        return nodes.stream().filter(n -> n.name().equalsIgnoreCase(name)).findFirst();
    }

    Fleet withHosts(List<Host> nextHosts, Map<HostId, Spot> nextSpots) {
        return new Fleet(name, nextHosts, nextSpots, stacks, nodes);
    }

    Fleet withStacks(SortedMap<String, WishedStack> next) {
        return new Fleet(name, hosts, spots, next, nodes);
    }

    Fleet withNodes(List<Node> next) {
        return new Fleet(name, hosts, spots, stacks, next);
    }

    Fleet withName(String next) {
        return new Fleet(next, hosts, spots, stacks, nodes);
    }
}
