package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;

/**
 * What a node must do, in the order of the list: nothing that follows a {@link Persist} may happen before the record is durable as
 * asked.
 */
public sealed interface CommitOutput {
    /**
     * Write it down.
     *
     * @param force whether it must be on the disk, or only before later records
     */
    record Persist(LogRecord entry, boolean force) implements CommitOutput {}

    record Send(String to, ControlFrame frame) implements CommitOutput {}

    /** Route by it from now on. */
    record Adopt(RoutingState state) implements CommitOutput {}

    /** A line for the log and the console. */
    record Say(String line) implements CommitOutput {}

    /** The answer to a proposal: it is being voted on. */
    record Proposed(String txid, long version) implements CommitOutput {}

    /** The answer to a proposal: no. */
    record Refused(String reason) implements CommitOutput {}

    /** A proposal of this node was decided. */
    record Ended(String txid, boolean agreed, String reason) implements CommitOutput {}

    /** Something was not taken: one counter each. */
    record Dropped(Why why) implements CommitOutput {}

    enum Why {
        /** From somebody who is no peer. */
        STRANGER,
        /** A prepare or a decision from a peer that is not the coordinator. */
        NOT_THE_COORDINATOR,
        /** A commit of what was never prepared here. */
        NEVER_PREPARED,
        /** Older than what is served. */
        STALE,
        /** A decision that differs from what was prepared or committed. */
        CONTRADICTION,
        /** A vote after the decision. */
        LATE_VOTE,
        /** An answer that nobody asked for. */
        UNASKED,
        /** A peer serves another state under the same version. */
        DIVERGED,
        /** A frame that could not be sent. */
        UNSENT
    }
}
