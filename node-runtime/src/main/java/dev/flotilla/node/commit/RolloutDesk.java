package dev.flotilla.node.commit;

import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.Rollout;
import dev.flotilla.node.routing.RolloutMove;
import dev.flotilla.node.routing.RolloutMove.Order;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RoutingState;
import java.util.List;
import java.util.Optional;

/**
 * The coordinator's rollout beside its replica: remembers which transaction is the rollout's own, so that the end of another one is not taken
 * for it. Its orders go to the replica as {@link CommitInput.Propose} and to the log. One owner, the replica's thread.
 */
public final class RolloutDesk {
    private final Rollout rollout;
    private RolloutPhase phase = new RolloutPhase.Idle("no rollout yet");
    private Optional<String> txid = Optional.empty();
    private boolean waitsForAnswer;

    public RolloutDesk(Rollout rollout) {
        this.rollout = rollout;
    }

    public RolloutPhase phase() {
        return phase;
    }

    public List<Order> start(RoutingState committed) {
        return go(rollout.start(committed));
    }

    public List<Order> rollback(RoutingState committed, String reason) {
        return go(rollout.rollback(committed, reason));
    }

    /** A coordinator starts and finds this in force, and this note. */
    public List<Order> resume(RoutingState committed, Optional<RolloutNote> note, long nowNanos) {
        return go(rollout.resume(committed, note, nowNanos));
    }

    /** Since when the requests of the canary count: those of its present share alone. */
    public long sinceNanos(long nowNanos) {
        return switch (phase) {
            case RolloutPhase.Dwelling dwelling -> dwelling.sinceNanos();
            case RolloutPhase.Holding holding -> holding.sinceNanos();
            case RolloutPhase.Idle idle -> nowNanos;
            case RolloutPhase.Proposing proposing -> nowNanos;
        };
    }

    /** @param canary figures of the canary's requests since {@link #sinceNanos} */
    public List<Order> tick(RoutingState committed, ModelFigures canary, long nowNanos) {
        return go(rollout.tick(phase, committed, canary, nowNanos));
    }

    /** The replica has answered: to this rollout's proposal, or to somebody else's. */
    public List<Order> answered(CommitOutput answer, long nowNanos) {
        return switch (answer) {
            case CommitOutput.Proposed(String id, long version) -> {
                if (waitsForAnswer) {
                    txid = Optional.of(id);
                    waitsForAnswer = false;
                }
                yield List.of();
            }
            case CommitOutput.Refused(String reason) -> waitsForAnswer ? ended(false, reason, nowNanos) : List.of();
            case CommitOutput.Ended(String id, boolean agreed, String reason) ->
                txid.filter(id::equals).isPresent() ? ended(agreed, reason, nowNanos) : List.of();
            case CommitOutput.Persist other -> List.of();
            case CommitOutput.Send other -> List.of();
            case CommitOutput.Adopt other -> List.of();
            case CommitOutput.Say other -> List.of();
            case CommitOutput.Dropped other -> List.of();
        };
    }

    private List<Order> ended(boolean agreed, String reason, long nowNanos) {
        txid = Optional.empty();
        waitsForAnswer = false;
        return go(rollout.ended(phase, agreed, reason, nowNanos));
    }

    private List<Order> go(RolloutMove move) {
        phase = move.phase();
        if (move.orders().stream().anyMatch(Order.Propose.class::isInstance)) {
            txid = Optional.empty();
            waitsForAnswer = true;
        }
        return move.orders();
    }
}
