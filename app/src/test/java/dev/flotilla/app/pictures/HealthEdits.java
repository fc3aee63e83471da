package dev.flotilla.app.pictures;

import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.WatchedNode;

/** One node's health with something else in it. */
public final class HealthEdits {
    private HealthEdits() {}

    public static NodeHealth named(NodeHealth n, String name) {
        WatchedNode node = n.node();
        return of(
                n,
                new WatchedNode(
                        name,
                        node.nodeId(),
                        node.host(),
                        node.heartbeatPort(),
                        node.commsPort(),
                        node.controlPort(),
                        node.http(),
                        node.kind(),
                        node.container(),
                        node.period(),
                        node.tolerance()),
                n.why());
    }

    public static NodeHealth because(NodeHealth n, String why) {
        return of(n, n.node(), why);
    }

    private static NodeHealth of(NodeHealth n, WatchedNode node, String why) {
        return new NodeHealth(
                node,
                n.state(),
                n.suspicion(),
                n.cause(),
                why,
                n.since(),
                n.ageMs(),
                n.beats(),
                n.boot(),
                n.http(),
                n.interArrivalMs(),
                n.delayMs(),
                n.lossPercent(),
                n.roundTripMs(),
                n.cpuPercent(),
                n.memoryPercent(),
                n.diskPercent(),
                n.replica(),
                n.report(),
                n.muted());
    }
}
