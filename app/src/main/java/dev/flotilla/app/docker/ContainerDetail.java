package dev.flotilla.app.docker;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What inspection adds to the list.
 *
 * @param environment as the container has it, that of its image included
 * @param addresses network name to its address there
 * @param oomKilled the kernel ended it for want of memory
 * @param making the rest of how it was made, where the engine tells
 */
public record ContainerDetail(
        RunningContainer container,
        Map<String, EnvValue> environment,
        List<String> command,
        List<String> entrypoint,
        String restart,
        Optional<String> user,
        Map<String, String> addresses,
        int restartCount,
        boolean oomKilled,
        String error,
        List<String> healthLog,
        Making making) {
    /**
     * How a container was made, as inspection tells it: what its image says of these things is in here as well, and what an engine fills in
     * for everybody is left out.
     *
     * @param aliases network to the names under which the container is known there, that of the container itself left out
     * @param tmpfs folder to its size in bytes; 0 for none given
     * @param exposed tcp ports that are not published
     * @param others what else was said at its creation and is not in here, in the engine's words
     */
    public record Making(
            Optional<HealthCheck> healthCheck,
            Limits limits,
            RuntimeOptions options,
            SortedMap<String, List<String>> aliases,
            SortedMap<String, Long> tmpfs,
            SortedSet<Integer> exposed,
            SortedSet<String> others) {
        /** Nothing was told. */
        public static final Making UNTOLD = new Making(
                Optional.empty(),
                Limits.NONE,
                RuntimeOptions.NONE,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>());

        public Making {
            SortedMap<String, List<String>> copied = new TreeMap<>();
            aliases.forEach((network, names) -> copied.put(network, List.copyOf(names)));
            aliases = Collections.unmodifiableSortedMap(copied);
            tmpfs = Collections.unmodifiableSortedMap(new TreeMap<>(tmpfs));
            exposed = Collections.unmodifiableSortedSet(new TreeSet<>(exposed));
            others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
        }
    }

    /** Of an engine that does not tell how its containers were made. */
    public ContainerDetail(
            RunningContainer container,
            Map<String, EnvValue> environment,
            List<String> command,
            List<String> entrypoint,
            String restart,
            Optional<String> user,
            Map<String, String> addresses,
            int restartCount,
            boolean oomKilled,
            String error,
            List<String> healthLog) {
        this(
                container,
                environment,
                command,
                entrypoint,
                restart,
                user,
                addresses,
                restartCount,
                oomKilled,
                error,
                healthLog,
                Making.UNTOLD);
    }

    public ContainerDetail {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        command = List.copyOf(command);
        entrypoint = List.copyOf(entrypoint);
        addresses = Map.copyOf(addresses);
        healthLog = List.copyOf(healthLog);
    }
}
