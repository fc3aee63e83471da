package dev.flotilla.node.wire;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A routing state as JSON, keys in the order of the wire. */
public final class StateJson {
    private StateJson() {}

    public static ObjectNode write(RoutingState state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", state.version());
        json.put("stable_model_id", state.stableModelId());
        json.put("canary_model_id", state.canaryModelId());
        ObjectNode weights = json.putObject("weights");
        state.weights().forEach((model, weight) -> weights.put(model, (double) weight));
        json.put("status", state.status().name());
        json.put("txid", state.txid());
        json.put("timestamp", PythonTime.write(state.timestamp()));
        return json;
    }

    /** As text in the original's format, for HTTP and the log. */
    public static String text(RoutingState state) {
        return PythonJson.dumps(write(state));
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<RoutingState> parse(String text) {
        return ControlDecoder.tree(text.getBytes(StandardCharsets.UTF_8)).flatMap(StateJson::read);
    }

    /** Unknown keys are left out; empty when a key is missing, of another type or out of range. */
    static Optional<RoutingState> read(JsonNode json) {
        Optional<Long> version = Fields.whole(json, "version");
        Optional<String> stable = Fields.text(json, "stable_model_id", RoutingState.MAX_NAME);
        Optional<String> canary = Fields.text(json, "canary_model_id", RoutingState.MAX_NAME);
        Optional<Map<String, Double>> weights = weights(json.path("weights"));
        Optional<RoutingStatus> status = Fields.word(json, "status", RoutingStatus.values());
        Optional<String> txid = Fields.text(json, "txid", RoutingState.MAX_TXID);
        Optional<Instant> time = Fields.time(json, "timestamp");
        if (version.isEmpty()
                || stable.isEmpty()
                || canary.isEmpty()
                || weights.isEmpty()
                || status.isEmpty()
                || txid.isEmpty()
                || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RoutingState(
                    version.get(), stable.get(), canary.get(), weights.get(), status.get(), txid.get(), time.get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Double>> weights(JsonNode json) {
        if (!json.isObject() || json.isEmpty() || json.size() > RoutingState.MAX_MODELS) {
            return Optional.empty();
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isNumber()) {
                return Optional.empty();
            }
            double weight = field.getValue().asDouble(Double.NaN);
            if (!Double.isFinite(weight)) {
                return Optional.empty();
            }
            weights.put(field.getKey(), weight);
        }
        return Optional.of(weights);
    }
}
