package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitInput;
import dev.flotilla.node.commit.CommitOutput;
import dev.flotilla.node.commit.RolloutDesk;
import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.Rollout;
import dev.flotilla.node.routing.RolloutMove.Order;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the desk of one rollout after the other: each order of the operator begins a new one. The replica's executor alone uses it. */
final class RolloutOffice {
    private final RolloutPlan plan;
    private final Consumer<CommitInput> replica;
    private final Consumer<String> lines;
    private RolloutDesk desk;
    private Optional<ReplicaAnswer> heard = Optional.empty();

    RolloutOffice(RolloutPlan plan, Consumer<CommitInput> replica, Consumer<String> lines) {
        this.plan = plan;
        this.replica = replica;
        this.lines = lines;
        this.desk = new RolloutDesk(new Rollout(plan));
    }

    RolloutPhase phase() {
        return desk.phase();
    }

    long sinceNanos(long now) {
        return desk.sinceNanos(now);
    }

    void resume(RoutingState committed, long now) {
        desk = new RolloutDesk(new Rollout(plan));
        carryOut(desk.resume(committed, now));
    }

    ReplicaAnswer start(RoutingState committed, Optional<Double> share) {
        desk = new RolloutDesk(new Rollout(share.map(plan::at).orElse(plan)));
        return ordered(desk.start(committed));
    }

    ReplicaAnswer rollback(RoutingState committed, String reason) {
        desk = new RolloutDesk(new Rollout(plan));
        return ordered(desk.rollback(committed, reason));
    }

    private ReplicaAnswer ordered(List<Order> orders) {
        return answerTo(() -> carryOut(orders))
                .orElseGet(() -> new ReplicaAnswer.Refused("The replica gave no answer."));
    }

    /** What the replica answered while something was done. */
    Optional<ReplicaAnswer> answerTo(Runnable work) {
        heard = Optional.empty();
        work.run();
        return heard;
    }

    void tick(RoutingState committed, ModelFigures canary, long now) {
        carryOut(desk.tick(committed, canary, now));
    }

    void answered(CommitOutput answer, long now) {
        switch (answer) {
            case CommitOutput.Proposed(String txid, long version) ->
                heard = Optional.of(
                        new ReplicaAnswer.Taken("Version " + version + " is being voted on (" + txid + ")."));
            case CommitOutput.Refused(String reason) ->
                heard = Optional.of(new ReplicaAnswer.Refused("Not now: " + reason + "."));
            case CommitOutput.Ended ended -> {}
            case CommitOutput.Persist other -> {}
            case CommitOutput.Send other -> {}
            case CommitOutput.Adopt other -> {}
            case CommitOutput.Say other -> {}
            case CommitOutput.Dropped other -> {}
        }
        carryOut(desk.answered(answer, now));
    }

    private void carryOut(List<Order> orders) {
        for (Order order : orders) {
            switch (order) {
                case Order.Propose(var draft) -> replica.accept(new CommitInput.Propose(draft));
                case Order.Say(String line) -> lines.accept(line);
            }
        }
    }
}
