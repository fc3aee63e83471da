package dev.flotilla.app.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stack that the user opened.
 *
 * @param file absolute path of the file it was read from; read again whenever a plan is made
 * @param strategy chosen in the window; stands before the file's own
 * @param pins service name to the host where the user put it
 */
public record WishedStack(String name, String file, Optional<String> strategy, Map<String, HostId> pins) {
    public WishedStack {
        pins = java.util.Collections.unmodifiableMap(new TreeMap<>(pins));
    }
}
