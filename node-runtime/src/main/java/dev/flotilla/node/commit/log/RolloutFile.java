package dev.flotilla.node.commit.log;

import dev.flotilla.node.commit.RolloutMemory;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code rollout} beside the log. It is written beside the old one and moved over it, but not synced: a process that is killed leaves it, and what
 * a power failure leaves of it is either whole or not read.
 */
public final class RolloutFile implements RolloutMemory {
    public static final String NAME = "rollout";

    private static final int MOST_BYTES = 16 << 10;

    private final Path file;

    public RolloutFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    @Override
    public Optional<RolloutNote> recall() {
        try {
            return Files.size(file) > MOST_BYTES
                    ? Optional.empty()
                    : note(JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException e) {
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
                steps,
                rollback.isString() ? Optional.of(rollback.stringValue()) : Optional.empty()));
    }

    @Override
    public Optional<String> keep(Optional<RolloutNote> note) {
        try {
            if (note.isEmpty()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            Path fresh = file.resolveSibling(NAME + ".new");
            Files.write(fresh, text(note.get()).getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + ": " + e.getMessage());
        }
    }

    private static String text(RolloutNote note) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("stable", note.stableModelId())
                .put("canary", note.canaryModelId());
        ArrayNode steps = json.putArray("steps");
        note.steps().forEach(steps::add);
        note.rollback().ifPresent(reason -> json.put("rollback", reason));
        return json + "\n";
    }
}
