package dev.flotilla.app.stack;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one service may go.
 *
 * @param targetHost name of a host
 * @param minCpu cores, summed over what is placed on a host
 * @param minMemoryBytes summed likewise
 * @param labels a host must carry all of them
 */
public record Constraint(
        Optional<String> targetHost,
        Optional<String> datacenter,
        OptionalDouble minCpu,
        OptionalLong minMemoryBytes,
        SortedMap<String, String> labels) {
    public static final Constraint NONE = new Constraint(
            Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), new TreeMap<>());

    public Constraint {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
