package dev.flotilla.app.docker;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A named volume to be made. */
public record VolumeSpec(
        String name, Optional<String> driver, SortedMap<String, String> options, SortedMap<String, String> labels) {
    public VolumeSpec {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(options)));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
