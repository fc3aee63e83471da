package dev.flotilla.app.docker;

import dev.flotilla.app.stack.HealthCheck;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a container of an image gets where its creation says nothing.
 *
 * @param environment plain, for whoever has the image may read it
 * @param exposed tcp ports
 */
public record ImageDefaults(
        SortedMap<String, String> environment,
        List<String> command,
        List<String> entrypoint,
        Optional<String> user,
        Optional<String> workingDir,
        Optional<String> stopSignal,
        Optional<HealthCheck> healthCheck,
        Set<Integer> exposed,
        Set<String> volumes) {
    public static final ImageDefaults NONE = new ImageDefaults(
            new TreeMap<>(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of());

    public ImageDefaults {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        command = List.copyOf(command);
        entrypoint = List.copyOf(entrypoint);
        exposed = Set.copyOf(exposed);
        volumes = Set.copyOf(volumes);
    }
}
