package dev.flotilla.app.docker;

import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a container was made, as inspection tells it: what its image says of these things is in here as well, and what an engine fills in
 * for everybody is left out.
 *
 * @param aliases network to the names under which the container is known there, that of the container itself left out
 * @param tmpfs folder to its size in bytes; 0 for none given
 * @param exposed tcp ports that are not published
 * @param others what else was said at its creation and is not in here, in the engine's words
 */
public record ContainerMaking(
        Optional<HealthCheck> healthCheck,
        Limits limits,
        RuntimeOptions options,
        SortedMap<String, List<String>> aliases,
        SortedMap<String, Long> tmpfs,
        SortedSet<Integer> exposed,
        SortedSet<String> others) {
    /** Nothing was told. */
    public static final ContainerMaking UNTOLD = new ContainerMaking(
            Optional.empty(),
            Limits.NONE,
            RuntimeOptions.NONE,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeSet<>());

    public ContainerMaking {
        SortedMap<String, List<String>> copied = new TreeMap<>();
        aliases.forEach((network, names) -> copied.put(network, List.copyOf(names)));
        aliases = Collections.unmodifiableSortedMap(copied);
        tmpfs = Collections.unmodifiableSortedMap(new TreeMap<>(tmpfs));
        exposed = Collections.unmodifiableSortedSet(new TreeSet<>(exposed));
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }
}
