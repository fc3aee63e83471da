package dev.flotilla.node.wire;

import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RoutingState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What travels on a control connection. The first five are the canary system's own; the others are spoken only to peers that
 * announced themselves as ours by {@link Announcement} in their heartbeat.
 */
public sealed interface ControlFrame {
    /** The node that says it. The door has checked that it comes from where that node lives. */
    String sender();

    /**
     * Who is there and what it serves.
     *
     * @param lastCommittedVersion 0 when an original has none
     */
    record Heartbeat(
            String sender, String nodeId, long lastCommittedVersion, String digest, Optional<Announcement> announcement)
            implements ControlFrame {
        public Heartbeat {
            Objects.requireNonNull(announcement);
        }
    }

    /**
     * How a node's models do.
     *
     * @param p95 in ms
     * @param errorRate 0 to 1
     * @param windowId {@code window-<epoch second>}
     * @param canary how the canary does there, told to nodes of ours alone
     */
    record HealthSnapshot(
            String sender, String nodeId, double p95, double errorRate, String windowId, Optional<CanaryFigures> canary)
            implements ControlFrame {
        public HealthSnapshot {
            Objects.requireNonNull(canary);
        }
    }

    /**
     * The canary's own requests since a version came into force: what the coordinator's gate adds up.
     *
     * @param version the state they were routed by
     */
    record CanaryFigures(long version, ModelFigures figures) {}

    record PrepareRequest(String sender, String txid, RoutingState state) implements ControlFrame {}

    record PrepareResponse(String sender, String txid, Verdict vote, String reason) implements ControlFrame {}

    record Decision(String sender, String txid, Verdict kind, RoutingState state) implements ControlFrame {}

    /** The decision has reached the sender's disk. */
    record Acknowledgement(String sender, String txid) implements ControlFrame {}

    /** What became of a transaction that the sender is in doubt about? */
    record DoubtQuery(String sender, String txid, long version, Instant timestamp) implements ControlFrame {}

    /**
     * The answer to a doubt.
     *
     * @param outcome what the sender knows for certain
     */
    record DoubtAnswer(String sender, String txid, Outcome outcome) implements ControlFrame {}

    /**
     * What has the receiver committed?
     *
     * @param nonce comes back in the answer, so that nothing unasked is taken
     */
    record StateQuery(String sender, String nonce) implements ControlFrame {}

    record StateAnswer(String sender, String nonce, RoutingState state) implements ControlFrame {}

    /** A vote or a decision. */
    enum Verdict {
        COMMIT,
        ABORT
    }

    /** What is known about a transaction. */
    enum Outcome {
        COMMIT,
        ABORT,
        /** Still being voted on, or not known. */
        UNKNOWN
    }

    /**
     * The mark of a node of ours in a heartbeat, as extra keys that an original ignores.
     *
     * @param protocol of the extra frames, from 1
     * @param boot rises with every start of the sender
     * @param seq rises with every heartbeat
     */
    record Announcement(int protocol, long boot, long seq) {
        public static final int PROTOCOL = 1;
    }
}
