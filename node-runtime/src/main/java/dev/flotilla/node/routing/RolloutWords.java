package dev.flotilla.node.routing;

import java.util.Locale;

/** Where a rollout stands and what it waits for, for people. */
public final class RolloutWords {
    private RolloutWords() {}

    /** @param served what is in force */
    public static String of(RolloutPhase phase, RoutingState served) {
        String share = percent(served.weight(served.canaryModelId()));
        return switch (phase) {
            case RolloutPhase.Idle(String lastEnd) -> lastEnd;
            case RolloutPhase.Proposing(var goal, int attempt, var againAt) ->
                againAt.isPresent()
                        ? "waits to propose " + of(goal) + ", attempt " + attempt
                        : of(goal) + " is being voted on";
            case RolloutPhase.Dwelling dwelling ->
                dwelling.saidWaiting()
                        ? "waits at " + share + " for enough canary requests"
                        : "watches the canary at " + share + " for the dwell time";
            case RolloutPhase.Holding holding ->
                "holds " + percent(holding.share()) + " and watches the canary; rollout goes on from there";
        };
    }

    private static String of(RolloutPhase.Goal goal) {
        return switch (goal) {
            case RolloutPhase.Goal.Step step -> "the next step";
            case RolloutPhase.Goal.Promote promote -> "the canary as the stable model";
            case RolloutPhase.Goal.Rollback rollback -> "the rollback";
        };
    }

    /** At most four figures and no zeros behind the point: {@code 5 %}, {@code 12.5 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g", share * 100).replaceAll("\\.?0+$", "") + " %";
    }
}
