package dev.flotilla.node.commit.log;

import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A rollout as it stands in the log: one line of JSON. */
final class NoteJson {
    private NoteJson() {}

    static String text(RolloutNote note) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("stable", note.stableModelId())
                .put("canary", note.canaryModelId())
                .put("began_at", note.beganAt());
        ArrayNode steps = json.putArray("steps");
        note.steps().forEach(steps::add);
        note.rollback().ifPresent(reason -> json.put("rollback", reason));
        return json.toString();
    }

    /** Empty for what is no note: a share that is in force is held and watched then. */
    static Optional<RolloutNote> parse(String text) {
        try {
            return note(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<RolloutNote> note(JsonNode json) {
        List<Double> steps = new ArrayList<>();
        json.path("steps").forEach(step -> steps.add(step.asDouble(-1)));
        JsonNode stable = json.path("stable");
        JsonNode canary = json.path("canary");
        JsonNode rollback = json.path("rollback");
        if (!stable.isString() || !canary.isString() || !RolloutPlan.areSteps(steps)) {
            return Optional.empty();
        }
        return Optional.of(new RolloutNote(
                stable.stringValue(),
                canary.stringValue(),
                json.path("began_at").asLong(0),
                steps,
                rollback.isString() ? Optional.of(rollback.stringValue()) : Optional.empty()));
    }
}
