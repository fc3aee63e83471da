package dev.flotilla.node.routing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A routing that somebody wishes; the commit gives it version, transaction and time. */
public record RolloutDraft(String stableModelId, String canaryModelId, Map<String, Double> weights) {
    public RolloutDraft {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** @param share of the canary, 0 to 1; the stable model gets the rest */
    public static RolloutDraft canaryShare(RoutingState now, double share) {
        return of(now.stableModelId(), now.canaryModelId(), share);
    }

    /** All requests back to the stable model. */
    public static RolloutDraft rollback(RoutingState now) {
        return of(now.stableModelId(), now.canaryModelId(), 0);
    }

    /** The canary becomes the stable model; the one it replaces stands by as a canary without requests. */
    public static RolloutDraft promote(RoutingState now) {
        return of(now.canaryModelId(), now.stableModelId(), 0);
    }

    private static RolloutDraft of(String stable, String canary, double share) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(stable, 1 - share);
        weights.put(canary, share);
        return new RolloutDraft(stable, canary, weights);
    }

    public RoutingState at(long version, String txid, Instant timestamp) {
        return new RoutingState(
                version, stableModelId, canaryModelId, weights, RoutingStatus.PREPARED, txid, timestamp);
    }
}
