package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitInput;
import dev.flotilla.node.commit.CommitOutput;
import dev.flotilla.node.commit.RolloutDesk;
import dev.flotilla.node.commit.RolloutMemory;
import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.Rollout;
import dev.flotilla.node.routing.RolloutMove.Order;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RolloutPhase.Goal;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.tally.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Runs the desk of one rollout after the other: each order of the operator begins a new one. The replica's executor alone uses it. */
final class RolloutOffice {
    private final RolloutPlan plan;
    private final Consumer<CommitInput> replica;
    private final Consumer<String> lines;
    private final RolloutMemory memory;
    private RolloutDesk desk;
    /** Of the desk's rollout, as it went forward. */
    private Optional<RolloutNote> forward = Optional.empty();

    /** What was given to the memory last. */
    private Optional<RolloutNote> kept = Optional.empty();
    /** Since when the memory would not take it, though it is tried again. */
    private OptionalLong unwrittenSince = OptionalLong.empty();

    private long lastNow;
    private Optional<ReplicaAnswer> heard = Optional.empty();
    private boolean refusedIsOver;
    private final Tally<RoundEnd> rounds = new Tally<>(RoundEnd.class);
    private long proposedAt;
    private OptionalLong roundNanos = OptionalLong.empty();

    RolloutOffice(RolloutPlan plan, Consumer<CommitInput> replica, Consumer<String> lines, RolloutMemory memory) {
        this.plan = plan;
        this.replica = replica;
        this.lines = lines;
        this.memory = memory;
        this.desk = new RolloutDesk(new Rollout(plan));
    }

    RolloutPhase phase() {
        return desk.phase();
    }

    /** How long the last round took; empty before the first end. */
    OptionalLong roundNanos() {
        return roundNanos;
    }

    /** How the rounds of this coordinator ended. */
    Tally<RoundEnd> rounds() {
        return rounds;
    }

    long sinceNanos(long now) {
        return desk.sinceNanos(now);
    }

    void resume(RoutingState committed, long now) {
        lastNow = now;
        boolean unwritten = unwrittenSince.isPresent();
        if (!unwritten) { // Else the memory holds an older one than is known here.
            kept = memory.recall();
        }
        forward = kept;
        RolloutPlan ran = kept.map(note -> plan.in(note.steps())).orElse(plan);
        desk = new RolloutDesk(new Rollout(ran));
        carryOut(desk.resume(committed, kept, now));
        if (desk.phase() instanceof RolloutPhase.Holding) {
            forward = Optional.empty(); // The note was of another rollout, if there was one.
        }
        if (unwritten) {
            write(kept);
        }
        remember();
    }

    /** After all that may begin or end a rollout; the proposal itself has left by then. */
    private void remember() {
        Optional<RolloutNote> note = switch (desk.phase()) {
            case RolloutPhase.Idle idle -> Optional.empty();
            case RolloutPhase.Proposing(Goal.Rollback(String reason), int attempt, var againAt) ->
                forward.map(some -> some.back(reason));
            case RolloutPhase.Proposing proposing -> forward;
            case RolloutPhase.Dwelling dwelling -> forward;
            case RolloutPhase.Holding holding -> forward;
        };
        boolean again = unwrittenSince.isPresent()
                && lastNow - unwrittenSince.getAsLong() >= plan.retry().toNanos();
        if (again || !note.equals(kept)) {
            write(note);
        }
    }

    private void write(Optional<RolloutNote> note) {
        kept = note;
        Optional<String> broken = memory.keep(note);
        if (broken.isPresent() && unwrittenSince.isEmpty()) {
            lines.accept("The rollout cannot be written down; until it can, a restart goes by what was written before: "
                    + broken.get());
        }
        unwrittenSince = broken.isPresent() ? OptionalLong.of(lastNow) : OptionalLong.empty();
    }

    /** An order that is refused changes nothing: what went on before goes on, and nothing comes of the order later. */
    ReplicaAnswer start(RoutingState committed, Optional<Double> share) {
        RolloutDesk before = desk;
        RolloutPlan wanted = share.map(plan::at).orElse(plan);
        desk = new RolloutDesk(new Rollout(wanted));
        refusedIsOver = true;
        ReplicaAnswer answer = ordered(desk.start(committed));
        refusedIsOver = false;
        if (answer instanceof ReplicaAnswer.Refused) {
            desk = before;
        } else {
            forward = Optional.of(RolloutNote.of(committed, wanted));
        }
        remember();
        return answer;
    }

    /** It ends the rollout under way at once; where it cannot be proposed yet, it is later. */
    ReplicaAnswer rollback(RoutingState committed, String reason) {
        desk = new RolloutDesk(new Rollout(plan));
        forward = Optional.of(RolloutNote.of(committed, plan));
        ReplicaAnswer answer = ordered(desk.rollback(committed, reason));
        remember();
        return switch (answer) {
            case ReplicaAnswer.Taken taken -> taken;
            case ReplicaAnswer.Refused(String why) ->
                new ReplicaAnswer.Taken(why + " The rollback is proposed again every "
                        + plan.retry().toSeconds() + " s.");
        };
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
        lastNow = now;
        if (desk.phase() instanceof RolloutPhase.Idle) {
            forward = Optional.empty(); // What stopped is not gone on with, though its share may still be held.
        }
        carryOut(desk.tick(committed, canary, now));
        remember();
    }

    void answered(CommitOutput answer, long now) {
        switch (answer) {
            case CommitOutput.Proposed(String txid, long version) -> {
                proposedAt = now;
                heard = Optional.of(
                        new ReplicaAnswer.Taken("Version " + version + " is being voted on (" + txid + ")."));
            }
            case CommitOutput.Refused(String reason) ->
                heard = Optional.of(new ReplicaAnswer.Refused("Not now: " + reason + "."));
            case CommitOutput.Ended ended -> {
                rounds.count(ended.agreed() ? RoundEnd.COMMIT : RoundEnd.ABORT);
                roundNanos = OptionalLong.of(now - proposedAt);
            }
            case CommitOutput.Persist other -> {}
            case CommitOutput.Send other -> {}
            case CommitOutput.Adopt other -> {}
            case CommitOutput.Say other -> {}
            case CommitOutput.Dropped other -> {}
        }
        if (!(refusedIsOver && answer instanceof CommitOutput.Refused)) {
            carryOut(desk.answered(answer, now));
        }
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
