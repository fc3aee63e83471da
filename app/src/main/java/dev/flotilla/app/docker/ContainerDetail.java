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
        List<String> healthLog) {
    public ContainerDetail {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        command = List.copyOf(command);
        entrypoint = List.copyOf(entrypoint);
        addresses = Map.copyOf(addresses);
        healthLog = List.copyOf(healthLog);
    }
}
