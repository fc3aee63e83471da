package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.ReplicaReport.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** {@code /routing/state}, and what {@code /health/snapshot} adds to it. */
final class RoutingPages {
    private static final int MOST_MODELS = 32;
    /** A day: what claims to have taken longer is no measurement. */
    private static final double MOST_MILLIS = 86_400_000;

    private RoutingPages() {}

    /** Empty when the page is no routing state. */
    static Optional<ReplicaReport> read(byte[] routing, Optional<byte[]> snapshot, long nanos) {
        return Reading.tree(routing)
                .filter(page -> Reading.count(page.path("version")).isPresent()
                        && page.path("weights").isObject())
                .map(page -> report(page, snapshot.flatMap(Reading::tree).orElse(page.path("no snapshot")), nanos));
    }

    private static ReplicaReport report(JsonNode page, JsonNode health, long nanos) {
        return new ReplicaReport(
                nanos,
                Reading.count(page.path("version")).orElse(0),
                Reading.text(page.path("stable_model_id")),
                Reading.text(page.path("canary_model_id")),
                weights(page.path("weights")),
                Reading.text(page.path("status")),
                Reading.textIfAny(health.path("digest")),
                millis(health.path("p95")),
                Reading.within(health.path("error_rate"), 0, 1),
                models(health.path("models")),
                Reading.textIfAny(health.path("rollout")),
                Reading.textIfAny(health.path("in_doubt")),
                health.path("coordinator").asBoolean(false),
                millis(health.path("commit_ms")),
                peers(health.path("agrees_with")),
                health.path("takes_orders").isBoolean()
                        ? Optional.of(health.path("takes_orders").booleanValue())
                        : Optional.empty());
    }

    private static OptionalInt peers(JsonNode count) {
        return count.isInt() && count.intValue() >= 0 ? OptionalInt.of(count.intValue()) : OptionalInt.empty();
    }

    private static OptionalDouble millis(JsonNode value) {
        return Reading.within(value, 0, MOST_MILLIS);
    }

    private static Map<String, Double> weights(JsonNode all) {
        Map<String, Double> weights = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : all.properties()) {
            OptionalDouble weight = Reading.within(one.getValue(), 0, 1);
            if (weight.isPresent() && weights.size() < MOST_MODELS) {
                weights.put(Reading.plain(one.getKey()), weight.getAsDouble());
            }
        }
        return weights;
    }

    private static List<Model> models(JsonNode all) {
        List<Model> models = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : all.properties()) {
            if (models.size() < MOST_MODELS) {
                JsonNode figures = one.getValue();
                models.add(new Model(
                        Reading.plain(one.getKey()),
                        Reading.within(figures.path("weight"), 0, 1).orElse(0),
                        Reading.count(figures.path("requests")).orElse(0),
                        millis(figures.path("p95")).orElse(0),
                        Reading.within(figures.path("error_rate"), 0, 1).orElse(0)));
            }
        }
        return models;
    }
}
