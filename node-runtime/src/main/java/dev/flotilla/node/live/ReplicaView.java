package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitState;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.StateDigest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A replica as it stood after its last input.
 *
 * @param served what requests are routed by
 * @param phase of the rollout; idle for ever on a participant
 * @param roundNanos from the last proposal of this coordinator to its end; empty before the first
 * @param stalled why the log cannot be written; empty while all is well
 */
public record ReplicaView(
        RoutingState served, CommitState state, RolloutPhase phase, OptionalLong roundNanos, Optional<String> stalled) {

    /** Of what is served; made when somebody asks, for there is a new view after every input. */
    public String digest() {
        return StateDigest.ofMeaning(served);
    }

    /** The transaction that this node voted for and has not heard the end of. */
    public Optional<String> inDoubt() {
        return state.promise().map(promise -> promise.state().txid());
    }
}
