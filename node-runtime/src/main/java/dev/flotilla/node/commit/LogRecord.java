package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RoutingState;
import java.util.Optional;

/** What a node must still know after a crash. */
public sealed interface LogRecord {
    /** The coordinator has proposed it. Losing this record is harmless: what nobody decided counts as aborted. */
    record Begun(RoutingState state) implements LogRecord {}

    /** A participant has promised to commit it if told so. */
    record Prepared(RoutingState state) implements LogRecord {}

    /** Decided, and served from now on. */
    record Committed(RoutingState state) implements LogRecord {}

    record Aborted(String txid) implements LogRecord {}

    /** The rollout that the coordinator runs from here on; empty when none does. The machine passes over it. */
    record Noted(Optional<RolloutNote> rollout) implements LogRecord {}
}
