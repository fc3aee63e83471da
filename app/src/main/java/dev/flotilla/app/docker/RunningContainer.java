package dev.flotilla.app.docker;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container that exists on an engine, running or not, as its list tells (without the environment).
 *
 * @param image as it was named at creation
 * @param imageId digest of the image it was made from
 * @param networks names of the networks it is joined to
 * @param startedAt empty when it never ran or the engine did not say
 * @param exitCode of one that has ended
 */
public record RunningContainer(
        ContainerId id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        ContainerHealth health,
        String statusLine,
        Instant createdAt,
        Optional<Instant> startedAt,
        OptionalInt exitCode,
        SortedMap<String, String> labels,
        List<PublishedPort> ports,
        List<String> networks,
        List<MountedVolume> mounts) {
    public RunningContainer {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        ports = List.copyOf(ports);
        networks = List.copyOf(networks);
        mounts = List.copyOf(mounts);
    }

    public boolean isRunning() {
        return state == ContainerState.RUNNING;
    }

    /** The same under another name. */
    public RunningContainer named(String other) {
        return new RunningContainer(
                id,
                other,
                image,
                imageId,
                state,
                health,
                statusLine,
                createdAt,
                startedAt,
                exitCode,
                labels,
                ports,
                networks,
                mounts);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
