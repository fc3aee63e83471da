package dev.flotilla.app.stack;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A volume of the stack.
 *
 * @param external it was there before and is never created or removed by us
 * @param realName the name on the engine when the file gives one, else {@code stack_name}
 */
public record NamedVolume(
        String name,
        boolean external,
        Optional<String> realName,
        Optional<String> driver,
        Map<String, String> options) {
    public NamedVolume {
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
