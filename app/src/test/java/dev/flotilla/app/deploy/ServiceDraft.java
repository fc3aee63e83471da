package dev.flotilla.app.deploy;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service in the making; each call changes one field. */
public final class ServiceDraft {
    private final String name;
    public String image;
    public Optional<String> containerName = Optional.empty();
    public Optional<List<String>> command = Optional.empty();
    public Optional<List<String>> entrypoint = Optional.empty();
    public Map<String, EnvValue> environment = new LinkedHashMap<>();
    public List<PortMapping> ports = new ArrayList<>();
    public List<Integer> exposed = new ArrayList<>();
    public List<Mount> mounts = new ArrayList<>();
    public SortedMap<String, String> labels = new TreeMap<>();
    public RestartPolicy restart = RestartPolicy.NO;
    public Optional<HealthCheck> healthCheck = Optional.empty();
    public Optional<String> user = Optional.empty();
    public SortedMap<String, List<String>> networks = new TreeMap<>();
    public NetworkMode networkMode = new NetworkMode.Bridge();
    public Limits limits = Limits.NONE;
    public RuntimeOptions options = RuntimeOptions.NONE;
    public SortedMap<String, DependsOn> dependsOn = new TreeMap<>();
    public int replicas = 1;
    public Optional<String> pullPolicy = Optional.empty();

    public ServiceDraft(String name, String image) {
        this.name = name;
        this.image = image;
    }

    public ServiceDraft port(int container, int host) {
        ports.add(new PortMapping(
                container, host == 0 ? OptionalInt.empty() : OptionalInt.of(host), Protocol.TCP, Optional.empty()));
        return this;
    }

    public ServiceDraft env(String key, String value) {
        environment.put(key, EnvValue.of(key, value));
        return this;
    }

    public ServiceDraft command(String... words) {
        command = Optional.of(List.of(words));
        return this;
    }

    public ServiceDraft needs(String other) {
        dependsOn.put(other, DependsOn.STARTED);
        return this;
    }

    public ServiceDraft replicas(int count) {
        replicas = count;
        return this;
    }

    public Service done() {
        return new Service(
                name,
                image,
                false,
                containerName,
                command,
                entrypoint,
                environment,
                ports,
                exposed,
                mounts,
                labels,
                restart,
                healthCheck,
                user,
                networks,
                networkMode,
                limits,
                options,
                dependsOn,
                Constraint.NONE,
                replicas,
                pullPolicy,
                Optional.empty(),
                new Place("stack.yml", 1, 1, "services." + name));
    }
}
