package dev.flotilla.node.beat;

/** Whether a peer is heard. */
public enum HeardStatus {
    /** Never yet. */
    NASCENT,
    ONLINE,
    /** Nothing for longer than the tolerance. */
    STALE
}
