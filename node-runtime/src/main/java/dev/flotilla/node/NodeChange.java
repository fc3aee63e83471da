package dev.flotilla.node;

import dev.flotilla.node.config.Folders;
import dev.flotilla.node.config.Listening;
import dev.flotilla.node.config.Safety;

/** A configuration in the making: another one with some of its parts replaced. For one thread. */
public final class NodeChange {
    private final NodeConfig from;
    private Listening listening;
    private Folders folders;
    private Safety safety;
    private long boot;

    NodeChange(NodeConfig from) {
        this.from = from;
        this.listening = from.listening();
        this.folders = from.folders();
        this.safety = from.safety();
        this.boot = from.boot();
    }

    public NodeChange listening(Listening other) {
        listening = other;
        return this;
    }

    public NodeChange folders(Folders other) {
        folders = other;
        return this;
    }

    public NodeChange safety(Safety other) {
        safety = other;
        return this;
    }

    /** @param number greater than that of any earlier start */
    public NodeChange boot(long number) {
        boot = number;
        return this;
    }

    public NodeConfig done() {
        return new NodeConfig(
                from.nodeId(),
                from.role(),
                from.coordinatorId(),
                listening,
                from.peers(),
                from.controlPeers(),
                from.period(),
                from.tolerance(),
                folders,
                safety,
                from.rollout(),
                from.models(),
                from.original(),
                boot);
    }
}
