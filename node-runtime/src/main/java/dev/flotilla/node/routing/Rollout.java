package dev.flotilla.node.routing;

import dev.flotilla.node.routing.RolloutMove.Order.Propose;
import dev.flotilla.node.routing.RolloutMove.Order.Say;
import dev.flotilla.node.routing.RolloutPhase.Dwelling;
import dev.flotilla.node.routing.RolloutPhase.Goal;
import dev.flotilla.node.routing.RolloutPhase.Idle;
import dev.flotilla.node.routing.RolloutPhase.Proposing;
import java.util.Locale;
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

    public RolloutMove start(RoutingState committed) {
        return propose(new Goal.Step(0), 1, committed);
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
                case Goal.Promote() -> idle("Rollout: done, the canary is the stable model now");
                case Goal.Rollback(String why) -> idle("Rollout: rolled back: " + why);
            };
        }
        boolean goesOn = goal instanceof Goal.Rollback || attempt < plan.attempts();
        if (!goesOn) {
            return idle("Rollout: stopped after " + attempt + " attempts: " + reason);
        }
        return RolloutMove.to(
                new Proposing(
                        goal, attempt + 1, Optional.of(nowNanos + plan.retry().toNanos())),
                new Say("Rollout: not agreed, again in " + plan.retry().toSeconds() + " s: " + reason));
    }

    /** Time goes by. The figures are the canary's, of its requests since {@link Dwelling#sinceNanos}. */
    public RolloutMove tick(RolloutPhase phase, RoutingState committed, ModelFigures canary, long nowNanos) {
        return switch (phase) {
            case Idle idle -> RolloutMove.to(idle);
            case Proposing(Goal goal, int attempt, Optional<Long> againAt) ->
                againAt.isPresent() && nowNanos - againAt.get() >= 0
                        ? propose(goal, attempt, committed)
                        : RolloutMove.to(phase);
            case Dwelling dwelling -> watch(dwelling, committed, canary, nowNanos);
        };
    }

    private RolloutMove watch(Dwelling at, RoutingState committed, ModelFigures canary, long nowNanos) {
        boolean dwelt = nowNanos - at.sinceNanos() >= plan.dwell().toNanos();
        return switch (plan.gate().judge(canary)) {
            case HealthGate.Verdict.Failed(String reason) -> {
                RolloutMove back = propose(new Goal.Rollback(reason), 1, committed);
                yield new RolloutMove(
                        back.phase(),
                        Stream.concat(
                                        Stream.of(new Say("Rollout: canary failed at " + percent(at.step()) + ": "
                                                + reason + "; rolling back")),
                                        back.orders().stream())
                                .toList());
            }
            case HealthGate.Verdict.TooFew(long have, long need) ->
                dwelt && !at.saidWaiting()
                        ? RolloutMove.to(
                                new Dwelling(at.step(), at.sinceNanos(), true),
                                new Say("Rollout: waiting at " + percent(at.step()) + ": " + have + " of " + need
                                        + " canary requests so far"))
                        : RolloutMove.to(at);
            case HealthGate.Verdict.Passed() -> dwelt ? next(at, committed) : RolloutMove.to(at);
        };
    }

    private RolloutMove next(Dwelling at, RoutingState committed) {
        int following = at.step() + 1;
        if (following < plan.steps().size()) {
            return propose(new Goal.Step(following), 1, committed);
        }
        return plan.steps().getLast() == 1.0
                ? propose(new Goal.Promote(), 1, committed)
                : idle("Rollout: stays at " + percent(at.step()) + ", the last step");
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
        return RolloutMove.to(new Idle(end), new Say(end));
    }

    private String percent(int step) {
        return String.format(Locale.ROOT, "%.4g %%", plan.steps().get(step) * 100)
                .replaceAll("\\.?0+ %", " %");
    }
}
