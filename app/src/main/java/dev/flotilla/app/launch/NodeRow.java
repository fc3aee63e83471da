package dev.flotilla.app.launch;

import java.util.List;
import java.util.Optional;

/**
 * A line of the table of nodes.
 *
 * @param lastLines what it wrote last, at most ten lines
 */
public record NodeRow(LaunchedNode node, NodeState state, Optional<Ping> ping, List<String> lastLines) {
    public NodeRow {
        lastLines = List.copyOf(lastLines);
    }

    /** Where its port is reached, as {@code 192.0.2.11:8001}. */
    public Optional<String> address() {
        return node.published().map(port -> node.host().reachableAddress() + ":" + port.hostPort());
    }
}
