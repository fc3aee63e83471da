package dev.flotilla.app.deploy;

import dev.flotilla.app.fleet.HostId;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan rests on: per host a fingerprint of what was observed there as far as the plan cares (containers of the
 * stack with id and state, names and ports taken, images), and one of the file's text. An apply whose basis has changed
 * is refused.
 *
 * @param facts per host: what to name in the refusal, such as {@code container my-app-web} to {@code running 3f2a..}
 */
public record PlanBasis(String fileHash, Map<HostId, Map<String, String>> facts) {
    public PlanBasis {
        Map<HostId, Map<String, String>> copy = new TreeMap<>();
        facts.forEach((host, values) -> copy.put(host, java.util.Collections.unmodifiableMap(new TreeMap<>(values))));
        facts = java.util.Collections.unmodifiableMap(copy);
    }
}
