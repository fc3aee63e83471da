package dev.flotilla.app.monitor;

/** What a node speaks, as far as it is known. */
public enum NodeKind {
    /** Ours: beats with id, boot and sequence; answers HTTP and comms. */
    FLOTILLA,
    /** An original of seed 000: beats without those; answers comms {@code ping} and {@code stats}, has no HTTP. */
    MOSAIC,
    /** An original of seed 001: no datagrams; answers HTTP {@code /routing/state} and {@code /health/snapshot}. */
    CANARY,
    UNKNOWN
}
