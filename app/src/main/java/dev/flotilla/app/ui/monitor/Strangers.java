package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.List;
import java.util.stream.Stream;

/** Who is heard here and not watched. */
final class Strangers {
    /** A flood of made-up senders fills no list. */
    private static final int MOST = 50;

    private Strangers() {}

    static List<NodeEntry.Stranger> of(FleetHealth health) {
        Stream<NodeEntry.Stranger> heard = health.own().flatMap(NodeReport::heard).orElse(List.of()).stream()
                .filter(h -> health.nodes().stream().noneMatch(n -> is(n.node(), h)))
                .map(h -> new NodeEntry.Stranger(
                        h.peer().isEmpty() ? h.saidHost() : h.peer(),
                        h.saidHost(),
                        h.saidPort(),
                        h.source().orElse("")));
        Stream<NodeEntry.Stranger> turnedAway = health.own().map(NodeReport::strangers).orElse(List.of()).stream()
                .filter(s -> s.saidPort() > 0)
                .map(s -> new NodeEntry.Stranger(
                        s.saidId().orElse(s.saidHost()), s.saidHost(), s.saidPort(), s.source()));
        return Stream.concat(heard, turnedAway).distinct().limit(MOST).toList();
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
