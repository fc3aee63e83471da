package dev.flotilla.app.launch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which links let the nodes of several hosts find each other by name and port, wherever they run. A node that comes or
 * goes changes links alone, never another node. What leads to a node that may be on a silent host stays.
 *
 * @param problems why some nodes cannot be reached from other hosts
 */
public record Links(List<Link> create, List<Link.Standing> remove, List<Problem> problems) {
    /** More would be a burden to the hosts. */
    public static final int MOST = 400;

    public Links {
        create = List.copyOf(create);
        remove = List.copyOf(remove);
        problems = List.copyOf(problems);
    }

    /** @param standing those that are there, on all hosts that answered */
    public static Links of(NodeSet set, Collection<Link.Standing> standing) {
        List<Problem> problems = new ArrayList<>();
        List<Link> wanted = wanted(set, problems);
        if (wanted.size() > MOST) {
            problems.add(Problem.of(
                    "FL-6119",
                    "The nodes of " + set.base() + " do not find each other across hosts: " + wanted.size()
                            + " links would be needed, and " + MOST + " are the most.",
                    "Launch fewer nodes, or on fewer hosts."));
            wanted = List.of();
        }
        List<Link> create = wanted.stream()
                .filter(link -> standing.stream().noneMatch(s -> s.serves(link)))
                .toList();
        List<Link> all = wanted;
        List<Link.Standing> remove = standing.stream()
                .filter(s -> all.stream().noneMatch(s::serves))
                .filter(s -> set.silent().isEmpty() || set.nodes().stream().anyMatch(n -> n.index() == s.index()))
                .toList();
        return new Links(create, remove, problems);
    }

    private static List<Link> wanted(NodeSet set, List<Problem> problems) {
        Map<HostId, Host> hosts = new LinkedHashMap<>();
        set.nodes().forEach(node -> hosts.putIfAbsent(node.host().id(), node.host()));
        TreeSet<String> hidden = new TreeSet<>();
        List<Link> wanted = new ArrayList<>();
        for (Host on : hosts.values()) {
            List<Integer> own = set.nodes().stream()
                    .filter(node -> node.host().id().equals(on.id()))
                    .map(LaunchedNode::index)
                    .toList();
            Map<Integer, Link> links = new LinkedHashMap<>();
            for (LaunchedNode node : set.nodes()) {
                Optional<Integer> port = node.port();
                if (port.isEmpty() || own.contains(node.index())) {
                    continue;
                }
                String address = node.host().reachableAddress();
                if (isLoopback(address)) {
                    hidden.add(node.host().name());
                } else {
                    links.putIfAbsent(
                            node.index(),
                            new Link(node.index(), on, address, port.get() + node.index() - 1, port.get()));
                }
            }
            wanted.addAll(links.values());
        }
        hidden.forEach(host -> problems.add(Problem.of(
                "FL-6118",
                "Nodes on other hosts do not find those on " + host + ": no address of it is known by which others"
                        + " reach it.",
                "Tell it with `flotilla host set " + host + " --address IP`, and launch again.")));
        return wanted;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("localhost") || address.equals("::1");
    }

    /** Whether nodes stand on several hosts and have no port by which a link could lead to them. */
    public static boolean areParted(Collection<LaunchedNode> nodes) {
        return nodes.stream().noneMatch(node -> node.port().isPresent())
                && nodes.stream()
                                .map(node -> node.host().id())
                                .collect(Collectors.toSet())
                                .size()
                        > 1;
    }
}
