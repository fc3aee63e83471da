package dev.flotilla.node.routing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One version of the routing that all nodes agree on. The record only guarantees its form; whether the weights make sense is
 * the matter of {@link RoutingRules}, so that a refusal can be worded as a vote.
 *
 * @param version from 0; only rises
 * @param weights share of each model, in the order of the wire; unmodifiable
 * @param txid the transaction that proposed it
 * @param timestamp when it was proposed, UTC, cut to microseconds
 */
public record RoutingState(
        long version,
        String stableModelId,
        String canaryModelId,
        Map<String, Double> weights,
        RoutingStatus status,
        String txid,
        Instant timestamp) {
    public static final int MAX_NAME = 128;
    public static final int MAX_TXID = 256;
    public static final int MAX_MODELS = 64;
    /** The transaction id of the state that nobody proposed. */
    public static final String INITIAL_TXID = "initial";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    public RoutingState {
        Objects.requireNonNull(status);
        if (version < 0) {
            throw new IllegalArgumentException("version " + version);
        }
        requireName(stableModelId, MAX_NAME, "stable model");
        requireName(canaryModelId, MAX_NAME, "canary model");
        requireName(txid, MAX_TXID, "transaction id");
        if (weights.isEmpty() || weights.size() > MAX_MODELS) {
            throw new IllegalArgumentException(weights.size() + " weights");
        }
        weights.keySet().forEach(model -> requireName(model, MAX_NAME, "model"));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        if (timestamp.isBefore(EARLIEST) || timestamp.isAfter(LATEST)) {
            throw new IllegalArgumentException("timestamp out of range");
        }
        timestamp = timestamp.truncatedTo(ChronoUnit.MICROS);
    }

    /** What a node that has never agreed on anything answers: version 1, all to v1, nothing to v2. */
    public static RoutingState initial(Instant now) {
        return initial("v1", "v2", now);
    }

    public static RoutingState initial(String stable, String canary, Instant now) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(stable, 1.0);
        weights.putIfAbsent(canary, 0.0);
        return new RoutingState(1, stable, canary, weights, RoutingStatus.COMMITTED, INITIAL_TXID, now);
    }

    public RoutingState withStatus(RoutingStatus other) {
        return other == status
                ? this
                : new RoutingState(version, stableModelId, canaryModelId, weights, other, txid, timestamp);
    }

    /** The share of a model, 0 when it has none. */
    public double weight(String model) {
        return weights.getOrDefault(model, 0.0);
    }

    /** Whether both would route alike under the same version: timestamp, transaction and status do not count. */
    public boolean sameMeaning(RoutingState other) {
        return version == other.version
                && stableModelId.equals(other.stableModelId)
                && canaryModelId.equals(other.canaryModelId)
                && weights.equals(other.weights);
    }

    private static void requireName(String name, int longest, String what) {
        if (name.isBlank() || name.length() > longest) {
            throw new IllegalArgumentException(what + " of " + name.length() + " characters");
        }
    }
}
