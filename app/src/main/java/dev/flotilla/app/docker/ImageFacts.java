package dev.flotilla.app.docker;

import java.util.List;
import java.util.Map;

/** An image that an engine has. */
public record ImageFacts(
        String id,
        List<String> tags,
        List<String> digests,
        String architecture,
        long sizeBytes,
        Map<String, String> labels,
        boolean hasHealthCheck) {
    public ImageFacts {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
    }
}
