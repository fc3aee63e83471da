package dev.flotilla.node.beat;

/** What became of the last heartbeat to a peer. OK says no more than that it left. */
public enum SendStatus {
    NASCENT,
    OK,
    FAILED
}
