package dev.flotilla.app.deploy.run;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.stack.Mount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The volumes of containers in memory. */
final class FakeVolumes {
    private FakeVolumes() {}

    static boolean inUse(Collection<RunningContainer> containers, String volume) {
        return containers.stream()
                .flatMap(c -> c.mounts().stream())
                .anyMatch(m -> m.name().equals(volume));
    }

    /** What a container mounts; volumes that are not there yet are made on the way, as Docker does. */
    static List<MountedVolume> of(ContainerSpec spec, String id, Map<String, VolumeFacts> volumes) {
        return spec.mounts().stream()
                .map(mount -> switch (mount) {
                    case Mount.Named(String name, String target, boolean readOnly) ->
                        volume(volumes, name, target, readOnly, false);
                    case Mount.Anonymous(String target, boolean readOnly) ->
                        volume(volumes, id + "-" + target.substring(1), target, readOnly, true);
                    case Mount.Bind(String source, String target, boolean readOnly) ->
                        new MountedVolume("bind", "", source, target, readOnly);
                    case Mount.Tmpfs(String target, long bytes, boolean readOnly) ->
                        new MountedVolume("tmpfs", "", "", target, readOnly);
                    case Mount.Secret secret ->
                        volume(volumes, id + "-" + secret.folder().substring(1), secret.folder(), false, true);
                })
                .toList();
    }

    private static MountedVolume volume(
            Map<String, VolumeFacts> volumes, String name, String target, boolean readOnly, boolean anonymous) {
        volumes.putIfAbsent(name, new VolumeFacts(name, "local", Map.of(), anonymous, OptionalLong.empty()));
        return new MountedVolume("volume", name, "/volumes/" + name, target, readOnly);
    }

    /** One that was just made. */
    static RunningContainer mounting(RunningContainer made, ContainerSpec spec, Map<String, VolumeFacts> volumes) {
        return new RunningContainer(
                made.id(),
                made.name(),
                made.image(),
                made.imageId(),
                made.state(),
                made.health(),
                "",
                made.createdAt(),
                made.startedAt(),
                OptionalInt.empty(),
                made.labels(),
                spec.ports(),
                spec.networks().stream().map(NetworkJoin::network).toList(),
                of(spec, made.id().value(), volumes));
    }
}
