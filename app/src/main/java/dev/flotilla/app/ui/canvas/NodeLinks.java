package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.ui.kit.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears whom, by what the nodes of the fleet themselves reported to the monitor. */
final class NodeLinks {
    /** What was reported before is not what holds now. */
    private static final Duration OLD = Duration.ofSeconds(60);

    private record Pair(Item.OfContainer from, Item.OfContainer to) {}

    private NodeLinks() {}

    /**
     * @param told of embedded nodes, which tell it at once: they stand before what was reported
     * @return both together, one for each direction
     */
    static List<BeatLink> with(List<BeatLink> told, FleetHealth health, Instant now) {
        List<BeatLink> all = new ArrayList<>(told);
        Set<Pair> done = new HashSet<>();
        told.forEach(link -> done.add(new Pair(link.from(), link.to())));
        for (NodeHealth node : health.nodes()) {
            node.node()
                    .container()
                    .ifPresent(in -> node.report().ifPresent(report -> {
                        Item.OfContainer here = item(in);
                        heard(report, health, here, now).forEach(link -> add(link, done, all));
                    }));
        }
        // A receiver that cannot be asked is not silent: the edge says that nobody knows.
        for (NodeHealth node : health.nodes()) {
            node.node()
                    .container()
                    .ifPresent(in -> node.report()
                            .ifPresent(report -> report.sent()
                                    .orElse(List.of())
                                    .forEach(to -> named(health, to.peer(), to.host(), to.port())
                                            .flatMap(NodeLinks::item)
                                            .filter(peer -> !peer.equals(item(in)))
                                            .ifPresent(peer -> add(
                                                    new BeatLink(
                                                            item(in),
                                                            peer,
                                                            Optional.empty(),
                                                            node.node().period()),
                                                    done,
                                                    all)))));
        }
        return List.copyOf(all);
    }

    private static void add(BeatLink link, Set<Pair> done, List<BeatLink> all) {
        if (done.add(new Pair(link.from(), link.to()))) {
            all.add(link);
        }
    }

    private static List<BeatLink> heard(NodeReport report, FleetHealth health, Item.OfContainer here, Instant now) {
        Duration since = Duration.ofNanos(Math.max(0, health.atNanos() - report.atNanos()));
        List<BeatLink> links = new ArrayList<>();
        if (since.compareTo(OLD) > 0 || health.isOld(now)) {
            // Not silent: nobody has looked since.
            return links;
        }
        for (NodeReport.HeardFrom row : report.heard().orElse(List.of())) {
            Optional<WatchedNode> from =
                    named(health, row.saidId().orElse(row.peer()), row.source().orElse(row.saidHost()), row.saidPort());
            from.flatMap(NodeLinks::item).filter(i -> !i.equals(here)).ifPresent(sender -> {
                Optional<Instant> last = row.ageMs().isPresent()
                        ? Optional.of(now.minusMillis(row.ageMs().getAsLong()).minus(since))
                        : Optional.empty();
                links.add(new BeatLink(sender, here, last, from.get().period()));
            });
        }
        return links;
    }

    /** By its id or name, else by where it sends from. */
    private static Optional<WatchedNode> named(FleetHealth health, String peer, String host, int port) {
        return health.nodes().stream()
                .map(NodeHealth::node)
                .filter(n ->
                        n.name().equals(peer) || n.nodeId().filter(peer::equals).isPresent())
                .findFirst()
                .or(() -> health.nodes().stream()
                        .map(NodeHealth::node)
                        .filter(n -> n.heartbeatPort() == port && n.host().equals(host))
                        .findFirst());
    }

    private static Optional<Item.OfContainer> item(WatchedNode node) {
        return node.container().map(NodeLinks::item);
    }

    static Item.OfContainer item(WatchedNode.InContainer in) {
        return new Item.OfContainer(in.host(), in.container());
    }
}
