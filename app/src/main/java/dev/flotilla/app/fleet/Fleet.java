package dev.flotilla.app.fleet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All hosts, spots, opened stacks, nodes that were added by hand, and setups of nodes: one immutable value.
 *
 * @param hosts in the order they were added; so too {@code nodes}, which are watched, and {@code setups}, which are configured
 * @param spots only of hosts that were placed by hand or by an earlier layout
 */
public record Fleet(
        String name,
        List<Host> hosts,
        Map<HostId, Spot> spots,
        SortedMap<String, WishedStack> stacks,
        List<Node> nodes,
        List<NodeSetup> setups) {
    public static final Fleet EMPTY = new Fleet("New fleet", List.of(), Map.of(), new TreeMap<>());

    public Fleet {
        hosts = List.copyOf(hosts);
        spots = Map.copyOf(spots);
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
        nodes = List.copyOf(nodes);
        setups = List.copyOf(setups);
    }

    /** One without setups. */
    public Fleet(
            String name,
            List<Host> hosts,
            Map<HostId, Spot> spots,
            SortedMap<String, WishedStack> stacks,
            List<Node> nodes) {
        this(name, hosts, spots, stacks, nodes, List.of());
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

    public Optional<NodeSetup> setupNamed(String name) {
        return setups.stream().filter(s -> s.name().equalsIgnoreCase(name)).findFirst();
    }

    Fleet withHosts(List<Host> nextHosts, Map<HostId, Spot> nextSpots) {
        return new Fleet(name, nextHosts, nextSpots, stacks, nodes, setups);
    }

    Fleet withStacks(SortedMap<String, WishedStack> next) {
        return new Fleet(name, hosts, spots, next, nodes, setups);
    }

    Fleet withNodes(List<Node> next) {
        return new Fleet(name, hosts, spots, stacks, next, setups);
    }

    Fleet withSetups(List<NodeSetup> next) {
        return new Fleet(name, hosts, spots, stacks, nodes, next);
    }

    Fleet withName(String next) {
        return new Fleet(next, hosts, spots, stacks, nodes, setups);
    }
}
