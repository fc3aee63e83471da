package dev.flotilla.node.live;

/** How a round ended. */
public enum RoundEnd {
    COMMIT,
    ABORT
}
