package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a node knows of the commit. Times are monotonic nanoseconds.
 *
 * @param committed what is served
 * @param promise what this node voted for and has not heard the end of
 * @param round what this coordinator is collecting votes for
 * @param delivery the last decision of this coordinator, while somebody may not know it
 * @param peers what is known of each peer
 * @param refused transactions that this node voted against, with the reason; bounded
 * @param aborted transactions known to be aborted, oldest first; bounded
 * @param late transactions for which votes came too late; bounded
 * @param asked the question for a state that is on its way
 * @param logSince when the log began: older transactions are not ours to judge
 * @param lastStamp the newest timestamp given to a transaction
 */
public record CommitState(
        RoutingState committed,
        Optional<Promise> promise,
        Optional<Round> round,
        Optional<Delivery> delivery,
        Map<String, PeerView> peers,
        Map<String, String> refused,
        List<String> aborted,
        List<String> late,
        Optional<Asked> asked,
        CommitInput.Health health,
        long nextBeat,
        long boot,
        long seq,
        Instant logSince,
        Instant lastStamp) {

    /** Whether this node is in doubt: it may neither commit nor abort by itself. */
    public boolean inDoubt() {
        return promise.isPresent();
    }

    public record Promise(RoutingState state, long since, long askAt, boolean said) {}

    public record Round(RoutingState candidate, Map<String, Verdict> votes, long deadline, long againAt) {}

    /** A decision on its way; {@code times} counts how often it was repeated. */
    public record Delivery(Verdict kind, RoutingState state, Set<String> waiting, long againAt, int times) {}

    /** A question on its way; {@code asks} counts them, so that each has a nonce of its own. */
    public record Asked(String to, String nonce, long at, long asks) {}

    /**
     * A peer by its last heartbeat.
     *
     * @param ours whether it speaks the frames of ours; false while unknown
     * @param version 0 while unknown
     * @param unreachable whether it was said that it cannot be reached
     * @param diverged whether it was said that it serves another state
     */
    public record PeerView(
            boolean heard, boolean ours, long version, String digest, boolean unreachable, boolean diverged) {
        static final PeerView UNKNOWN = new PeerView(false, false, 0, "", false, false);
    }
}
