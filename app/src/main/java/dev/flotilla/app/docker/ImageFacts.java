package dev.flotilla.app.docker;

import java.util.List;
import java.util.Map;

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
        ImageDefaults defaults) {
    /** Of an engine that does not tell what is in its images. */
    public ImageFacts(
            String id,
            List<String> tags,
            List<String> digests,
            String architecture,
            long sizeBytes,
            Map<String, String> labels,
            boolean hasHealthCheck) {
        this(id, tags, digests, architecture, sizeBytes, labels, hasHealthCheck, ImageDefaults.NONE);
    }

    public ImageFacts {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
    }
}
