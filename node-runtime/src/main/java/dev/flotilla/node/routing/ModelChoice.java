package dev.flotilla.node.routing;

import java.util.Map;

/** Chooses the model of a request by weight. */
public final class ModelChoice {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private ModelChoice() {}

    /**
     * The model whose share covers a point. A model of weight 0 is never chosen.
     *
     * @param point from 0 inclusive to 1 exclusive: drawn by chance, or of a key
     */
    public static String at(RoutingState state, double point) {
        double covered = 0;
        String last = state.stableModelId();
        for (Map.Entry<String, Double> entry : state.weights().entrySet()) {
            if (entry.getValue() <= 0) {
                continue;
            }
            covered += entry.getValue();
            last = entry.getKey();
            if (point < covered) {
                return last;
            }
        }
        return last;
    }

    /**
     * The model of a key: the same one as long as the weights stay. The stable model fills the line from 0 on and the canary
     * from 1 down, so a key that the canary has keeps it when the canary grows.
     */
    public static String ofKey(RoutingState state, String key) {
        double point = point(key);
        double canary = state.weight(state.canaryModelId());
        return point >= 1 - canary ? state.canaryModelId() : state.stableModelId();
    }

    /** A point from 0 inclusive to 1 exclusive, evenly spread over keys: FNV-1a, then a finalizer that mixes the high bits. */
    static double point(String key) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
