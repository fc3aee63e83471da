package dev.flotilla.node.routing;

import java.time.Duration;
import java.util.List;

/**
 * How a rollout goes.
 *
 * @param steps shares of the canary, rising, each above 0 and up to 1
 * @param dwell how long each step lasts at least
 * @param retry how long to wait after a proposal that was not agreed on
 * @param attempts how often a step is proposed before the rollout stops there
 */
public record RolloutPlan(List<Double> steps, Duration dwell, Duration retry, int attempts, HealthGate gate) {
    /** 5, 20, 50, 100 %. */
    public static final RolloutPlan DEFAULT = new RolloutPlan(
            List.of(0.05, 0.20, 0.50, 1.0), Duration.ofSeconds(30), Duration.ofSeconds(5), 5, HealthGate.DEFAULT);

    /** One share, approached in one step; the gate watches it as it does each step. */
    public RolloutPlan at(double share) {
        return new RolloutPlan(List.of(share), dwell, retry, attempts, gate);
    }

    public RolloutPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > 100) {
            throw new IllegalArgumentException(steps.size() + " steps");
        }
        double before = 0;
        for (double share : steps) {
            if (!(share > before && share <= 1)) {
                throw new IllegalArgumentException("a step of " + share + " after one of " + before);
            }
            before = share;
        }
        if (dwell.isNegative() || retry.isNegative() || retry.isZero() || attempts < 1) {
            throw new IllegalArgumentException("dwell " + dwell + ", retry " + retry + ", attempts " + attempts);
        }
    }
}
