package dev.flotilla.app.docker;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In what a container differs from the one it is made like; all else is the same.
 *
 * @param name of the new one
 * @param command in place of the other's; empty for the same
 * @param environment put in, in place of values of the same name
 * @param without paths inside at which nothing is mounted any more
 * @param mounts named volumes that are mounted as well; their names are those on the engine
 * @param labels put in
 */
public record ContainerChange(
        String name,
        Optional<List<String>> command,
        Map<String, EnvValue> environment,
        Set<String> without,
        List<Mount.Named> mounts,
        SortedMap<String, String> labels) {
    public ContainerChange {
        command = command.map(List::copyOf);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        without = Set.copyOf(without);
        mounts = List.copyOf(mounts);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
