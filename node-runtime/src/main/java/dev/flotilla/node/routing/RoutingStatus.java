package dev.flotilla.node.routing;

/** Where a routing state stands in the two-phase commit, in the words of the wire. */
public enum RoutingStatus {
    PREPARED,
    COMMITTED,
    ABORTED
}
