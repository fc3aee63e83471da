package dev.flotilla.node.config;

/**
 * Another node of the agreement.
 *
 * @param id as it signs its frames
 * @param host an address or a name
 */
public record ControlPeer(String id, String host, int controlPort, int httpPort) {
    public ControlPeer {
        if (id.isBlank() || host.isBlank()) {
            throw new IllegalArgumentException("a peer without id or host");
        }
        Ports.require(controlPort);
        Ports.require(httpPort);
    }
}
