package dev.flotilla.node.routing;

import java.util.List;
import java.util.Optional;

/**
 * What a coordinator writes down of a rollout that runs, to go on with it when it starts again.
 *
 * @param beganAt version that was committed when it began: where a later one gives the canary nothing, it was rolled back
 * @param steps of its plan, as shares of the canary
 * @param rollback why it is on its way back; empty while it goes forward
 */
public record RolloutNote(
        String stableModelId, String canaryModelId, long beganAt, List<Double> steps, Optional<String> rollback) {
    /** Characters of a reason that are kept. */
    private static final int MOST_REASON = 500;

    public RolloutNote {
        steps = List.copyOf(steps);
    }

    /** A rollout begins in the steps of a plan. */
    public static RolloutNote of(RoutingState committed, RolloutPlan plan) {
        return new RolloutNote(
                committed.stableModelId(),
                committed.canaryModelId(),
                committed.version(),
                plan.steps(),
                Optional.empty());
    }

    public RolloutNote back(String reason) {
        String kept = reason.substring(0, Math.min(reason.length(), MOST_REASON));
        return new RolloutNote(stableModelId, canaryModelId, beganAt, steps, Optional.of(kept));
    }

    /** Whether it is about the models that are routed to. */
    boolean fits(RoutingState committed) {
        return stableModelId.equals(committed.stableModelId()) && canaryModelId.equals(committed.canaryModelId());
    }
}
