package dev.flotilla.app.stack;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.secret.EnvValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of a stack.
 *
 * @param image empty only for a service that is built
 * @param command empty: the image's own; an empty list: none
 * @param environment in the order of the file; a value may be empty (see endpoint injection)
 * @param exposed container ports that siblings may use without being published
 * @param networks names of the stack's networks with the extra names it answers to there; empty: the default one
 * @param replicas at least 0
 * @param pinnedBy why it must stay where the user put it (build, devices, the engine's socket); empty when it may move
 * @param where of its name in the file
 */
public record Service(
        String name,
        String image,
        boolean built,
        Optional<String> containerName,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, EnvValue> environment,
        List<PortMapping> ports,
        List<Integer> exposed,
        List<Mount> mounts,
        SortedMap<String, String> labels,
        RestartPolicy restart,
        Optional<HealthCheck> healthCheck,
        Optional<String> user,
        SortedMap<String, List<String>> networks,
        NetworkMode networkMode,
        Limits limits,
        RuntimeOptions options,
        SortedMap<String, DependsOn> dependsOn,
        Constraint constraint,
        int replicas,
        Optional<String> pullPolicy,
        Optional<String> pinnedBy,
        Place where) {
    /** Label of a forwarder: the service whose name it carries, which is on another host. */
    public static final String STANDS_IN_FOR = "dev.flotilla.stands-in-for";

    public Service {
        command = command.map(List::copyOf);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        mounts = List.copyOf(mounts);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
        dependsOn = Collections.unmodifiableSortedMap(new TreeMap<>(dependsOn));
        if (replicas < 0) {
            throw new IllegalArgumentException(name + ": " + replicas + " replicas");
        }
    }

    /** The service whose name it carries on another host; empty for all but forwarders. */
    public Optional<String> standsInFor() {
        return Optional.ofNullable(labels.get(STANDS_IN_FOR));
    }

    /** Its instances in order: one named as the service, or {@code name-1}, {@code name-2} and so on. */
    public List<Instance> instances() {
        if (replicas == 1) {
            return List.of(new Instance(name, 1, name));
        }
        return java.util.stream.IntStream.rangeClosed(1, replicas)
                .mapToObj(i -> new Instance(name, i, name + "-" + i))
                .toList();
    }
}
