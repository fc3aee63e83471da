package dev.flotilla.app.docker;

import java.util.Map;

/** A network that exists. */
public record NetworkFacts(String id, String name, String driver, boolean internal, Map<String, String> labels) {
    public NetworkFacts {
        labels = Map.copyOf(labels);
    }
}
