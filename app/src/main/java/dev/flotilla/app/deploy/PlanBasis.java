package dev.flotilla.app.deploy;

import dev.flotilla.app.fleet.HostId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan rests on: per host what was observed there as far as the plan cares (containers of the stack with id and
 * state, names and ports it will take, images), and a fingerprint of the file. An apply whose basis has changed is
 * refused.
 *
 * @param file the stack file; empty for stop and remove, which need none
 * @param fileHash SHA-256 of its bytes; empty likewise
 * @param facts per host: what to name in the refusal, such as {@code container my-app-web} to {@code running 3f2a..}
 */
public record PlanBasis(String file, String fileHash, Map<HostId, Map<String, String>> facts) {
    public PlanBasis {
        Map<HostId, Map<String, String>> copy = new TreeMap<>();
        facts.forEach((host, values) -> copy.put(host, Collections.unmodifiableMap(new TreeMap<>(values))));
        facts = Collections.unmodifiableMap(copy);
    }
}
