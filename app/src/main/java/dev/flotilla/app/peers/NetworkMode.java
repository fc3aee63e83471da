package dev.flotilla.app.peers;

/** How a node's container stands in the network of its host. */
public enum NetworkMode {
    /** It shares the host's network: no port is published, and the host's address is its own. Linux only. */
    HOST,
    /** It has an address of its own behind the host's; ports are published. */
    BRIDGE,
    /** A process without a container, or nobody said. */
    UNKNOWN
}
