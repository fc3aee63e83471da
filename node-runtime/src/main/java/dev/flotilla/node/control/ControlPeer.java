package dev.flotilla.node.control;

/**
 * Where the control port of a peer is.
 *
 * @param host a name or an address
 */
public record ControlPeer(String id, String host, int port) {
    public ControlPeer {
        if (id.isBlank() || host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(id + " at " + host + ":" + port);
        }
    }
}
