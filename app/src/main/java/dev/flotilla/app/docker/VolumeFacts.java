package dev.flotilla.app.docker;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A volume that exists.
 *
 * @param sizeBytes empty unless sizes were asked for; measuring takes the engine a while
 */
public record VolumeFacts(
        String name, String driver, Map<String, String> labels, boolean anonymous, OptionalLong sizeBytes) {
    public VolumeFacts {
        labels = Map.copyOf(labels);
    }
}
