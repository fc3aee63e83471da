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
    private static final int MOST_STEPS = 100;

    /** 5, 20, 50, 100 %. */
    public static final RolloutPlan DEFAULT = new RolloutPlan(
            List.of(0.05, 0.20, 0.50, 1.0), Duration.ofSeconds(30), Duration.ofSeconds(5), 5, HealthGate.DEFAULT);

    /** One share, approached in one step; the gate watches it as it does each step. */
    public RolloutPlan at(double share) {
        return in(List.of(share));
    }

    /** Other steps, all else as it is. */
    public RolloutPlan in(List<Double> others) {
        return new RolloutPlan(others, dwell, retry, attempts, gate);
    }

    /** Rising shares above 0 and up to 1, as a plan needs them. */
    public static boolean areSteps(List<Double> shares) {
        double before = 0;
        for (double share : shares) {
            if (!(share > before && share <= 1)) {
                return false;
            }
            before = share;
        }
        return !shares.isEmpty() && shares.size() <= MOST_STEPS;
    }

    public RolloutPlan {
        steps = List.copyOf(steps);
        if (!areSteps(steps)) {
            throw new IllegalArgumentException("steps " + steps);
        }
        if (dwell.isNegative() || retry.isNegative() || retry.isZero() || attempts < 1) {
            throw new IllegalArgumentException("dwell " + dwell + ", retry " + retry + ", attempts " + attempts);
        }
    }
}
