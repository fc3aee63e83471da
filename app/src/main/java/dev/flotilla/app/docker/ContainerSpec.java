package dev.flotilla.app.docker;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is said when a container is made. Names of volumes and networks are those on the engine.
 *
 * @param networkMode {@code bridge} (then {@code networks} says which), {@code host}, {@code none} or
 *     {@code container:name}
 */
public record ContainerSpec(
        String name,
        String image,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, EnvValue> environment,
        List<PublishedPort> ports,
        List<Integer> exposed,
        List<Mount> mounts,
        SortedMap<String, String> labels,
        RestartPolicy restart,
        Optional<HealthCheck> healthCheck,
        Optional<String> user,
        String networkMode,
        List<NetworkJoin> networks,
        Limits limits,
        RuntimeOptions options) {
    /** A label: a container that has it is taken away by its engine as soon as it ends, with its anonymous volumes. */
    public static final String PASSING = "dev.flotilla.passing";

    public ContainerSpec {
        command = command.map(List::copyOf);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        mounts = List.copyOf(mounts);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        networks = List.copyOf(networks);
    }

    /** All values that it is told, by environment or as files. */
    public Map<String, EnvValue> values() {
        return Mount.values(environment, mounts);
    }

    /** The same with these labels instead. */
    public ContainerSpec withLabels(SortedMap<String, String> others) {
        return new ContainerSpec(
                name,
                image,
                command,
                entrypoint,
                environment,
                ports,
                exposed,
                mounts,
                others,
                restart,
                healthCheck,
                user,
                networkMode,
                networks,
                limits,
                options);
    }
}
