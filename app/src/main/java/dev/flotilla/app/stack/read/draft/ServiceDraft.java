package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A service while it is being read. Each part carries its place until all is checked. */
public final class ServiceDraft {
    /** A value with the place it was read from. */
    public record At<T>(T value, Place place) {}

    /**
     * A text in which a sibling's name may stand.
     *
     * @param name of the environment variable; empty for a word of a command
     */
    public record Words(String name, String text, Place place) {}

    public final String name;
    public final Place where;
    public Optional<At<String>> image = Optional.empty();
    /** Something stands there that is no text, which is reported already. */
    public boolean imageUnreadable;

    public boolean built;
    public Optional<At<String>> containerName = Optional.empty();
    public Optional<List<String>> command = Optional.empty();
    public Optional<List<String>> entrypoint = Optional.empty();
    public final Map<String, At<String>> environment = new LinkedHashMap<>();
    public final List<At<PortMapping>> ports = new ArrayList<>();
    public final List<Integer> exposed = new ArrayList<>();
    public final List<At<Mount>> mounts = new ArrayList<>();
    public final Map<String, String> labels = new TreeMap<>();
    public Optional<RestartPolicy> restart = Optional.empty();
    public Optional<HealthCheck> healthCheck = Optional.empty();
    public Optional<String> user = Optional.empty();
    public final Map<String, At<List<String>>> networks = new TreeMap<>();
    public Optional<At<NetworkMode>> networkMode = Optional.empty();
    public Limits limits = Limits.NONE;
    public RuntimeOptions options = RuntimeOptions.NONE;
    public final Map<String, At<DependsOn>> dependsOn = new LinkedHashMap<>();
    /** Dependencies that may be missing. */
    public final Set<String> optionalDependencies = new HashSet<>();

    public Constraint constraint = Constraint.NONE;
    public int replicas = 1;
    public Optional<String> pullPolicy = Optional.empty();
    public final List<String> pinnedBy = new ArrayList<>();
    public final List<Words> words = new ArrayList<>();

    public ServiceDraft(String name, Place where) {
        this.name = name;
        this.where = where;
    }

    /** A later value of the same name wins, as in an env_file and then in the file itself. */
    public void putEnvironment(String variable, String value, Place place) {
        environment.put(variable, new At<>(value, place));
    }

    /** An earlier dependency stays: a condition that the file gives is not weakened by one that we infer. */
    public void addDependency(String service, DependsOn condition, Place place) {
        dependsOn.putIfAbsent(service, new At<>(condition, place));
    }

    public void addCommandWords(List<String> parts, Place place) {
        parts.forEach(part -> words.add(new Words("", part, place)));
    }

    Service toService() {
        Map<String, EnvValue> values = new LinkedHashMap<>();
        environment.forEach((key, at) -> values.put(key, EnvValue.of(key, at.value())));
        TreeMap<String, DependsOn> waits = new TreeMap<>();
        dependsOn.forEach((key, at) -> waits.put(key, at.value()));
        TreeMap<String, List<String>> joined = new TreeMap<>();
        networks.forEach((key, at) -> joined.put(key, List.copyOf(at.value())));
        return new Service(
                name,
                image.map(At::value).orElse(""),
                built,
                containerName.map(At::value),
                command,
                entrypoint,
                values,
                ports.stream().map(At::value).distinct().toList(),
                exposed.stream().distinct().toList(),
                mounts.stream().map(At::value).toList(),
                new TreeMap<>(labels),
                restart.orElse(RestartPolicy.NO),
                healthCheck,
                user,
                joined,
                networkMode.map(At::value).orElseGet(NetworkMode.Bridge::new),
                limits,
                options,
                waits,
                constraint,
                replicas,
                pullPolicy,
                pinnedBy.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", pinnedBy)),
                where);
    }
}
