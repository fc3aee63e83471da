package dev.flotilla.app.docker;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened on an engine.
 *
 * @param type container, network, volume, image
 * @param action such as start, die, health_status: healthy
 * @param subject id of the container, or name of the thing
 */
public record EngineEvent(Instant at, String type, String action, String subject, Map<String, String> attributes) {
    public EngineEvent {
        attributes = Map.copyOf(attributes);
    }
}
