package dev.flotilla.app.noderun;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The meaning of a routing state that a node serves; its time is left out, for each node makes the first state by itself. */
record Served(long version, String stable, String canary, Map<String, Double> weights, String status, String txid) {
    Served {
        weights = Map.copyOf(weights);
    }

    static Served of(JsonNode state) {
        Map<String, Double> weights = new TreeMap<>();
        state.required("weights")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().asDouble()));
        return new Served(
                state.required("version").asLong(),
                state.required("stable_model_id").asString(),
                state.required("canary_model_id").asString(),
                weights,
                state.required("status").asString(),
                state.required("txid").asString());
    }

    double share(String model) {
        return weights.getOrDefault(model, 0.0);
    }
}
