package dev.flotilla.node.beat;

/**
 * A peer that is known by configuration.
 *
 * @param name under which it is known here; a node of ours sends the same as its id
 * @param port its heartbeat port
 * @param commsPort where it answers pings; 0 when that is not known
 */
public record Peer(String name, String host, int port, int commsPort) {
    public Peer {
        if (port < 1 || port > 65535 || commsPort < 0 || commsPort > 65535) {
            throw new IllegalArgumentException("ports " + port + " and " + commsPort);
        }
    }

    public Peer(String name, String host, int port) {
        this(name, host, port, 0);
    }
}
