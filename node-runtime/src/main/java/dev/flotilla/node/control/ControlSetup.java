package dev.flotilla.node.control;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.server.tls.NodeTls;
import dev.flotilla.node.wire.FrameSeal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How control frames travel.
 *
 * @param nodeId of this node: what is sealed for another one is not taken
 * @param bindAt where peers connect; port 0 for any free one
 * @param boot number of this start, for stamps
 * @param tolerance silence after which a peer may come back with a lower boot number
 * @param patience with a connection that has said nothing yet; three times that with one that has
 * @param seal of the key that all nodes share; with it nothing unsealed is taken
 * @param tls for connections in and out; with it nothing plain is taken
 */
public record ControlSetup(
        String nodeId,
        InetSocketAddress bindAt,
        List<ControlPeer> peers,
        long boot,
        Duration tolerance,
        Duration patience,
        Optional<FrameSeal> seal,
        Optional<NodeTls> tls) {
    /** A peer says something every 2 s. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    public ControlSetup {
        peers = List.copyOf(peers);
    }
}
