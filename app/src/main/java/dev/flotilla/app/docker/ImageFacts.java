package dev.flotilla.app.docker;

import dev.flotilla.app.stack.HealthCheck;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that an engine has.
 *
 * @param defaults what its containers get where nothing else is said, where the engine tells
 */
public record ImageFacts(
        String id,
        List<String> tags,
        List<String> digests,
        String architecture,
        long sizeBytes,
        Map<String, String> labels,
        boolean hasHealthCheck,
        Defaults defaults) {
    /**
     * What a container of an image gets where its creation says nothing.
     *
     * @param environment plain, for whoever has the image may read it
     * @param exposed tcp ports
     */
    public record Defaults(
            SortedMap<String, String> environment,
            List<String> command,
            List<String> entrypoint,
            Optional<String> user,
            Optional<String> workingDir,
            Optional<String> stopSignal,
            Optional<HealthCheck> healthCheck,
            Set<Integer> exposed,
            Set<String> volumes) {
        public static final Defaults NONE = new Defaults(
                new TreeMap<>(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of());

        public Defaults {
            environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
            command = List.copyOf(command);
            entrypoint = List.copyOf(entrypoint);
            exposed = Set.copyOf(exposed);
            volumes = Set.copyOf(volumes);
        }
    }

    /** Of an engine that does not tell what is in its images. */
    public ImageFacts(
            String id,
            List<String> tags,
            List<String> digests,
            String architecture,
            long sizeBytes,
            Map<String, String> labels,
            boolean hasHealthCheck) {
        this(id, tags, digests, architecture, sizeBytes, labels, hasHealthCheck, Defaults.NONE);
    }

    public ImageFacts {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
    }
}
