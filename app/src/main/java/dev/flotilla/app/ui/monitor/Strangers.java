package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.List;

/** Who is heard here and not watched. */
final class Strangers {
    /** A flood of made-up senders fills no list. */
    private static final int MOST = 50;

    private Strangers() {}

    static List<NodeEntry.Stranger> of(FleetHealth health) {
        return health.own().flatMap(NodeReport::heard).orElse(List.of()).stream()
                .filter(heard -> health.nodes().stream().noneMatch(n -> is(n.node(), heard)))
                .limit(MOST)
                .map(h -> new NodeEntry.Stranger(
                        h.peer().isEmpty() ? h.saidHost() : h.peer(),
                        h.saidHost(),
                        h.saidPort(),
                        h.source().orElse("")))
                .distinct()
                .toList();
    }

    private static boolean is(WatchedNode node, NodeReport.HeardFrom heard) {
        boolean byId = node.nodeId().filter(heard.peer()::equals).isPresent();
        boolean byName = node.name().equals(heard.peer());
        boolean byAddress = node.heartbeatPort() == heard.saidPort()
                && (node.host().equals(heard.saidHost())
                        || heard.source().filter(node.host()::equals).isPresent());
        return byId || byName || byAddress;
    }
}
