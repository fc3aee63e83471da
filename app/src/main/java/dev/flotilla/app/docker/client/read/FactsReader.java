package dev.flotilla.app.docker.client.read;

import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.VolumeFacts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns what the engine tells of itself, its images, networks, volumes and events into values. */
public final class FactsReader {
    private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

    private FactsReader() {}

    public static EngineFacts facts(JsonNode version, JsonNode info, String spoken) {
        String platform = version.path("Platform").path("Name").asString("");
        String component = version.path("Components").path(0).path("Name").asString("");
        return new EngineFacts(
                platform.isEmpty() ? (component.startsWith("Podman") ? component : "Docker Engine") : platform,
                version.path("Version").asString(""),
                spoken,
                info.path("OperatingSystem").asString(""),
                info.path("Architecture").asString(""),
                info.path("Name").asString(""),
                info.path("NCPU").asDouble(0),
                info.path("MemTotal").asLong(0),
                EnumSet.allOf(Capability.class),
                identity(info));
    }

    /** Written with its own zone, such as {@code 2026-01-31T10:00:00.1+01:00}. */
    public static Optional<Instant> clock(JsonNode info) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(info.path("SystemTime").asString("")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Machines that were cloned from one another have the same id; then their names tell them apart. */
    private static Optional<String> identity(JsonNode info) {
        String id = info.path("ID").asString("");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(id + " " + info.path("Name").asString(""));
    }

    public static ImageFacts image(JsonNode node) {
        JsonNode test = node.path("Config").path("Healthcheck").path("Test");
        return new ImageFacts(
                node.path("Id").asString(""),
                ContainerReader.texts(node.path("RepoTags")),
                ContainerReader.texts(node.path("RepoDigests")),
                node.path("Architecture").asString(""),
                node.path("Size").asLong(0),
                ContainerReader.labels(node.path("Config").path("Labels")),
                !test.isEmpty() && !test.path(0).asString("").equals("NONE"),
                MakingReader.image(node));
    }

    public static NetworkFacts network(JsonNode node) {
        return new NetworkFacts(
                node.path("Id").asString(""),
                node.path("Name").asString(""),
                node.path("Driver").asString(""),
                node.path("Internal").asBoolean(false),
                ContainerReader.labels(node.path("Labels")));
    }

    public static VolumeFacts volume(JsonNode node) {
        String name = node.path("Name").asString("");
        Map<String, String> labels = ContainerReader.labels(node.path("Labels"));
        long size = node.path("UsageData").path("Size").asLong(-1);
        return new VolumeFacts(
                name,
                node.path("Driver").asString(""),
                labels,
                labels.containsKey("com.docker.volume.anonymous")
                        || ANONYMOUS.matcher(name).matches(),
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
    }

    public static EngineEvent event(JsonNode node) {
        long nanos = node.path("timeNano").asLong(0);
        Map<String, String> attributes =
                ContainerReader.labels(node.path("Actor").path("Attributes"));
        String type = node.path("Type").asString("");
        String id = node.path("Actor").path("ID").asString("");
        return new EngineEvent(
                Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L),
                type,
                node.path("Action").asString("").strip(),
                type.equals("network") ? attributes.getOrDefault("name", id) : id,
                attributes);
    }
}
