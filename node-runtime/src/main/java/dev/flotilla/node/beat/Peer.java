package dev.flotilla.node.beat;

/**
 * A peer that is known by configuration.
 *
 * @param name under which it is known here; a node of ours sends the same as its id
 * @param port its heartbeat port
 */
public record Peer(String name, String host, int port) {
    public Peer {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
    }
}
