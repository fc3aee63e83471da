package dev.flotilla.app.deploy.run;

import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The files of containers in memory: those of a volume lie in it, the others in the container itself. */
public final class FakeFiles {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    /** What is written does not arrive as it was written. */
    public volatile boolean spoils;

    public void put(RunningContainer container, String path, byte[] content) {
        files.put(place(container, path), spoils ? new byte[] {'?'} : content.clone());
    }

    public Optional<byte[]> read(RunningContainer container, String path) {
        return Optional.ofNullable(files.get(place(container, path))).map(byte[]::clone);
    }

    void forget(ContainerId container) {
        files.keySet().removeIf(key -> key.startsWith("container " + container.value() + "/"));
    }

    void forgetVolume(String volume) {
        files.keySet().removeIf(key -> key.startsWith("volume " + volume + "/"));
    }

    private static String place(RunningContainer container, String path) {
        for (MountedVolume mount : container.mounts()) {
            if (path.equals(mount.target()) || path.startsWith(mount.target() + "/")) {
                String rest = path.substring(mount.target().length());
                return mount.type().equals("volume")
                        ? "volume " + mount.name() + (rest.isEmpty() ? "/" : rest)
                        : "bind " + mount.source() + rest;
            }
        }
        return "container " + container.id().value() + path;
    }

    /** As Docker tells and makes it: a volume without a name has one by now. */
    static ContainerSpec like(ContainerSpec spec, RunningContainer model, ContainerChange change) {
        Map<String, EnvValue> environment = new LinkedHashMap<>(spec.environment());
        environment.putAll(change.environment());
        SortedMap<String, String> labels = new TreeMap<>(spec.labels());
        labels.putAll(change.labels());
        Set<String> gone = new HashSet<>(change.without());
        change.mounts().forEach(m -> gone.add(m.target()));
        List<Mount> mounts = new ArrayList<>();
        for (MountedVolume mount : model.mounts()) {
            if (!gone.contains(mount.target())) {
                mounts.add(
                        mount.type().equals("volume")
                                ? new Mount.Named(mount.name(), mount.target(), mount.readOnly())
                                : new Mount.Bind(mount.source(), mount.target(), mount.readOnly()));
            }
        }
        mounts.addAll(change.mounts());
        return new ContainerSpec(
                change.name(),
                spec.image(),
                change.command().or(spec::command),
                spec.entrypoint(),
                environment,
                spec.ports(),
                spec.exposed(),
                mounts,
                labels,
                spec.restart(),
                spec.healthCheck(),
                spec.user(),
                spec.networkMode(),
                spec.networks(),
                spec.limits(),
                spec.options());
    }
}
