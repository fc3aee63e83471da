package dev.flotilla.node.commit.log;

import dev.flotilla.node.commit.RolloutMemory;
import dev.flotilla.node.config.files.StateFolder;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code rollout} beside the log. It is written beside the old one, synced and moved over it, so that a power failure leaves one of both; that
 * is waited for when a rollout begins, turns back or ends, not in each round.
 */
public final class RolloutFile implements RolloutMemory {
    public static final String NAME = "rollout";

    private static final int MOST_BYTES = 16 << 10;

    private final Path folder;
    private final Path file;

    public RolloutFile(Path folder) {
        this.folder = folder;
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
                json.path("began_at")
                        .asLong(0), // Without one, of an earlier release: what has no share counts as rolled back.
                steps,
                rollback.isString() ? Optional.of(rollback.stringValue()) : Optional.empty()));
    }

    @Override
    public Optional<String> keep(Optional<RolloutNote> note) {
        try {
            if (note.isEmpty()) {
                if (Files.deleteIfExists(file)) {
                    StateFolder.sync(folder);
                }
                return Optional.empty();
            }
            Path fresh = folder.resolve(NAME + ".new");
            ByteBuffer text = StandardCharsets.UTF_8.encode(text(note.get()));
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            StateFolder.sync(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + ": " + e.getMessage());
        }
    }

    private static String text(RolloutNote note) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("stable", note.stableModelId())
                .put("canary", note.canaryModelId())
                .put("began_at", note.beganAt());
        ArrayNode steps = json.putArray("steps");
        note.steps().forEach(steps::add);
        note.rollback().ifPresent(reason -> json.put("rollback", reason));
        return json + "\n";
    }
}
