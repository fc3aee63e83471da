package dev.flotilla.app.docker;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bridge network to be made. */
public record NetworkSpec(String name, boolean internal, SortedMap<String, String> labels) {
    public NetworkSpec {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
