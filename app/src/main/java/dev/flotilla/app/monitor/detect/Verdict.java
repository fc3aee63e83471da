package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;

/** The last word about a node, and since when the state in it has held. */
record Verdict(NodeState state, NodeCause cause, long since) {
    Verdict next(NodeState now, NodeCause why, long at) {
        return now == state ? (why == cause ? this : new Verdict(now, why, since)) : new Verdict(now, why, at);
    }
}
