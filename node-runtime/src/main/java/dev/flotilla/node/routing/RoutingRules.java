package dev.flotilla.node.routing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a routing state must fulfil before anybody votes for it. */
public final class RoutingRules {
    /** How far the sum of the weights may lie from 1, for the rounding of decimal shares. */
    public static final double SUM_TOLERANCE = 1e-9;

    private RoutingRules() {}

    /**
     * Why a state cannot be routed by, as a sentence; empty when it can.
     *
     * @param known the models that this node can serve; empty when it takes any
     */
    public static Optional<String> problem(RoutingState state, Set<String> known) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : state.weights().entrySet()) {
            String model = entry.getKey();
            double weight = entry.getValue();
            if (!(weight >= 0 && weight <= 1)) {
                return Optional.of("weight " + weight + " of " + model + " is not between 0 and 1");
            }
            if (!model.equals(state.stableModelId()) && !model.equals(state.canaryModelId())) {
                return Optional.of("model " + model + " is neither stable nor canary");
            }
            if (!known.isEmpty() && !known.contains(model)) {
                return Optional.of("model " + model + " is not known here");
            }
            sum += weight;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            return Optional.of("the weights sum to " + sum + ", not to 1");
        }
        return Optional.empty();
    }

    /**
     * Whether a step sends more requests to models other than the present stable one. Only such a step asks the health gate:
     * a rollback must pass while health is bad.
     */
    public static boolean raisesExposure(RoutingState from, RoutingState to) {
        return to.weight(from.stableModelId()) < from.weight(from.stableModelId()) - SUM_TOLERANCE;
    }
}
