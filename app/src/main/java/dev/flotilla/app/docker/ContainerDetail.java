package dev.flotilla.app.docker;

import dev.flotilla.app.secret.EnvValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        ContainerMaking making) {
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
                ContainerMaking.UNTOLD);
    }

    public ContainerDetail {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        command = List.copyOf(command);
        entrypoint = List.copyOf(entrypoint);
        addresses = Map.copyOf(addresses);
        healthLog = List.copyOf(healthLog);
    }
}
