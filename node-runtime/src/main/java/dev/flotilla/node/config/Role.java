package dev.flotilla.node.config;

/** What a node does when the mesh agrees on a routing state. */
public enum Role {
    /** Proposes and decides. One per mesh. */
    COORDINATOR,
    /** Votes. */
    PARTICIPANT
}
