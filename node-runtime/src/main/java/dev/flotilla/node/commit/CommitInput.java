package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.wire.ControlFrame;
import java.util.Optional;

/** What can happen to a node. */
public sealed interface CommitInput {
    /** Time goes by; about every 100 ms is enough. */
    record Tick() implements CommitInput {}

    /** A frame whose sender the door has found to be who it says. */
    record Received(ControlFrame frame) implements CommitInput {}

    /** Somebody entitled to it wishes another routing. */
    record Propose(RolloutDraft draft) implements CommitInput {}

    /** How the models of this node do. */
    record Measured(Health health) implements CommitInput {}

    /**
     * The operator gives a transaction in doubt up as aborted, because its coordinator is lost for good. Only safe when no node has committed
     * it.
     */
    record Abandon(String txid) implements CommitInput {}

    /** A frame to that peer could not be sent. */
    record Unreachable(String peer) implements CommitInput {}

    /**
     * The worse figures of all models here.
     *
     * @param p95 in ms
     * @param errorRate 0 to 1
     * @param failing why this node votes against sending more requests to the canary; empty while its gate is open
     * @param canary the canary's own requests since the served version came into force
     */
    record Health(double p95, double errorRate, Optional<String> failing, Optional<ControlFrame.CanaryFigures> canary) {
        public static final Health GOOD = new Health(0, 0, Optional.empty());

        Health(double p95, double errorRate, Optional<String> failing) {
            this(p95, errorRate, failing, Optional.empty());
        }
    }
}
