package dev.flotilla.node.routing;

import dev.flotilla.node.routing.RolloutMove.Order.Propose;
import dev.flotilla.node.routing.RolloutMove.Order.Say;
import dev.flotilla.node.routing.RolloutPhase.Dwelling;
import dev.flotilla.node.routing.RolloutPhase.Goal;
import dev.flotilla.node.routing.RolloutPhase.Holding;
import dev.flotilla.node.routing.RolloutPhase.Idle;
import dev.flotilla.node.routing.RolloutPhase.Proposing;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The story of a rollout: a step is proposed, agreed on, watched for its dwell time, judged by the canary's own requests since
 * the step began, and followed by the next. A window that fails rolls back at once. After the last step has passed at 100 % the
 * canary becomes the stable model. Each function takes where it stands and gives where it goes.
 */
public final class Rollout {
    private final RolloutPlan plan;

    public Rollout(RolloutPlan plan) {
        this.plan = plan;
    }

    /** Begins with the first step above what the canary has; with the last one when there is none. */
    public RolloutMove start(RoutingState committed) {
        return propose(new Goal.Step(above(committed.weight(committed.canaryModelId()))), 1, committed);
    }

    private int above(double share) {
        int first = 0;
        while (first < plan.steps().size() - 1 && plan.steps().get(first) <= share + RoutingRules.SUM_TOLERANCE) {
            first++;
        }
        return first;
    }

    /**
     * A coordinator starts. A rollout that ran goes on: the step in force begins again with its dwell time, for what the canary did before is
     * forgotten; a step that was not agreed on is proposed; a rollback is finished, and one that was agreed on stays one, even where its note was
     * lost: the canary has nothing although something was agreed on since the rollout began. Where a canary has a share and no note says of which
     * rollout, the share is held and watched until the operator says how it goes on.
     *
     * @param note what was written down of the rollout that ran
     */
    public RolloutMove resume(RoutingState committed, Optional<RolloutNote> note, long nowNanos) {
        double share = committed.weight(committed.canaryModelId());
        boolean exposed = isExposed(committed);
        Optional<RolloutNote> ran = note.filter(some -> some.fits(committed));
        if (ran.isPresent() && ran.get().rollback().isPresent()) {
            String reason = ran.get().rollback().get();
            return exposed
                    ? later(new Goal.Rollback(reason), nowNanos, "goes on with the rollback: " + reason)
                    : idle("rolled back: " + reason);
        }
        if (ran.isPresent()) {
            return share <= 0 && committed.version() > ran.get().beganAt()
                    ? idle("rolled back before the coordinator restarted")
                    : goOn(share, nowNanos);
        }
        return exposed
                ? RolloutMove.to(
                        new Holding(share, nowNanos),
                        new Say("Rollout: the coordinator restarted at " + RolloutWords.percent(share)
                                + "; holding and watching it, a new rollout goes on from there"))
                : RolloutMove.to(new Idle("no rollout yet"));
    }

    private static boolean isExposed(RoutingState committed) {
        return committed.weight(committed.canaryModelId()) > 0
                && !committed.canaryModelId().equals(committed.stableModelId());
    }

    private RolloutMove goOn(double share, long nowNanos) {
        for (int step = 0; step < plan.steps().size(); step++) {
            if (Math.abs(plan.steps().get(step) - share) <= RoutingRules.SUM_TOLERANCE) {
                return RolloutMove.to(
                        new Dwelling(step, nowNanos, false),
                        new Say("Rollout: the coordinator restarted at " + percent(step) + "; the step begins again"
                                + (share < 1 && step == plan.steps().size() - 1 ? "" : ", then the rollout goes on")));
            }
        }
        Goal.Step next = new Goal.Step(above(share));
        return later(next, nowNanos, "goes on with " + percent(next.index()));
    }

    /** Peers have to be heard before anything can be agreed on. */
    private RolloutMove later(Goal goal, long nowNanos, String words) {
        return RolloutMove.to(
                new Proposing(goal, 1, Optional.of(nowNanos + plan.retry().toNanos())),
                new Say("Rollout: the coordinator restarted and " + words));
    }

    /** The operator wants back: from any phase. */
    public RolloutMove rollback(RoutingState committed, String reason) {
        return propose(new Goal.Rollback(reason), 1, committed);
    }

    /** The commit has ended the proposal: taken by all, or not. */
    public RolloutMove ended(RolloutPhase phase, boolean agreed, String reason, long nowNanos) {
        if (!(phase instanceof Proposing(Goal goal, int attempt, Optional<Long> againAt)) || againAt.isPresent()) {
            return RolloutMove.to(phase);
        }
        if (agreed) {
            return switch (goal) {
                case Goal.Step(int index) ->
                    RolloutMove.to(
                            new Dwelling(index, nowNanos, false), new Say("Rollout: " + percent(index) + " in force"));
                case Goal.Promote() -> idle("done, the canary is the stable model now");
                case Goal.Rollback(String why) -> idle("rolled back: " + why);
            };
        }
        boolean goesOn = goal instanceof Goal.Rollback || attempt < plan.attempts();
        if (!goesOn) {
            return idle("stopped after " + attempt + " attempts: " + reason);
        }
        return RolloutMove.to(
                new Proposing(
                        goal, attempt + 1, Optional.of(nowNanos + plan.retry().toNanos())),
                new Say("Rollout: not agreed, again in " + plan.retry().toSeconds() + " s: " + reason));
    }

    /**
     * Time goes by. A canary with a share is never left unwatched: where a rollout stopped short, its share is held. The figures are the canary's, of
     * its requests since {@link Dwelling#sinceNanos}.
     */
    public RolloutMove tick(RolloutPhase phase, RoutingState committed, ModelFigures canary, long nowNanos) {
        return switch (phase) {
            case Idle idle -> isExposed(committed) ? hold(committed, nowNanos) : RolloutMove.to(idle);
            case Proposing(Goal goal, int attempt, Optional<Long> againAt) ->
                againAt.isPresent() && nowNanos - againAt.get() >= 0
                        ? propose(goal, attempt, committed)
                        : RolloutMove.to(phase);
            case Dwelling dwelling -> watch(dwelling, committed, canary, nowNanos);
            case Holding holding ->
                switch (plan.gate().judge(canary)) {
                    case HealthGate.Verdict.Failed(String reason) -> goBack(holding.share(), reason, committed);
                    case HealthGate.Verdict.TooFew few -> RolloutMove.to(holding);
                    case HealthGate.Verdict.Passed passed -> RolloutMove.to(holding);
                };
        };
    }

    private static RolloutMove hold(RoutingState committed, long nowNanos) {
        double share = committed.weight(committed.canaryModelId());
        return RolloutMove.to(
                new Holding(share, nowNanos),
                new Say("Rollout: holding and watching the canary at " + RolloutWords.percent(share)
                        + "; a new rollout goes on from there"));
    }

    private RolloutMove goBack(double share, String reason, RoutingState committed) {
        RolloutMove back = propose(new Goal.Rollback(reason), 1, committed);
        Say failed =
                new Say("Rollout: canary failed at " + RolloutWords.percent(share) + ": " + reason + "; rolling back");
        return new RolloutMove(
                back.phase(),
                Stream.concat(Stream.of(failed), back.orders().stream()).toList());
    }

    private RolloutMove watch(Dwelling at, RoutingState committed, ModelFigures canary, long nowNanos) {
        boolean dwelt = nowNanos - at.sinceNanos() >= plan.dwell().toNanos();
        return switch (plan.gate().judge(canary)) {
            case HealthGate.Verdict.Failed(String reason) -> goBack(plan.steps().get(at.step()), reason, committed);
            case HealthGate.Verdict.TooFew(long have, long need) ->
                dwelt && !at.saidWaiting()
                        ? RolloutMove.to(
                                new Dwelling(at.step(), at.sinceNanos(), true),
                                new Say("Rollout: waiting at " + percent(at.step()) + ": " + have + " of " + need
                                        + " canary requests so far"))
                        : RolloutMove.to(at);
            case HealthGate.Verdict.Passed() -> dwelt ? next(at, committed, nowNanos) : RolloutMove.to(at);
        };
    }

    private RolloutMove next(Dwelling at, RoutingState committed, long nowNanos) {
        int following = at.step() + 1;
        if (following < plan.steps().size()) {
            return propose(new Goal.Step(following), 1, committed);
        }
        return plan.steps().getLast() == 1.0
                ? propose(new Goal.Promote(), 1, committed)
                : RolloutMove.to(
                        new Holding(plan.steps().getLast(), nowNanos),
                        new Say("Rollout: stays at " + percent(at.step()) + ", the last step, and is watched"));
    }

    private RolloutMove propose(Goal goal, int attempt, RoutingState committed) {
        RolloutDraft draft = switch (goal) {
            case Goal.Step(int index) ->
                RolloutDraft.canaryShare(committed, plan.steps().get(index));
            case Goal.Promote() -> RolloutDraft.promote(committed);
            case Goal.Rollback(String reason) -> RolloutDraft.rollback(committed);
        };
        return RolloutMove.to(new Proposing(goal, attempt, Optional.empty()), new Propose(draft));
    }

    private static RolloutMove idle(String end) {
        return RolloutMove.to(new Idle(end), new Say("Rollout: " + end));
    }

    private String percent(int step) {
        return RolloutWords.percent(plan.steps().get(step));
    }
}
