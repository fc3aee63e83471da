package dev.flotilla.app.launch;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Hosts and nodes for tests. */
public final class LaunchFixtures {
    public static final NodeBase RING = new NodeBase("ring");

    private LaunchFixtures() {}

    public static Host host(String name) {
        return Host.of(new HostId(name), name, new EngineAddress.Unix(Path.of("/run/" + name)));
    }

    public static LaunchedNode node(int index, String host, ContainerState state) {
        return new LaunchedNode(RING, index, host(host), container(RING.name(index), index, state, "sha256:1"));
    }

    public static LaunchedNode node(int index, String host, String imageId) {
        return new LaunchedNode(
                RING, index, host(host), container(RING.name(index), index, ContainerState.RUNNING, imageId));
    }

    public static RunningContainer container(String name, int index, ContainerState state, String imageId) {
        return container(
                name,
                state,
                imageId,
                ContainerHealth.NONE,
                List.of(),
                Map.of(LaunchLabels.BASE, "ring", LaunchLabels.INDEX, Integer.toString(index)));
    }

    public static RunningContainer container(
            String name,
            ContainerState state,
            String imageId,
            ContainerHealth health,
            List<PublishedPort> ports,
            Map<String, String> labels) {
        return new RunningContainer(
                new ContainerId(name),
                name,
                "ring:latest",
                imageId,
                state,
                health,
                "",
                Instant.EPOCH,
                Optional.empty(),
                state == ContainerState.EXITED ? OptionalInt.of(3) : OptionalInt.empty(),
                new TreeMap<>(labels),
                ports,
                List.of(),
                List.of());
    }

    public static NodeSet set(LaunchedNode... nodes) {
        return new NodeSet(RING, Arrays.asList(nodes), List.of());
    }
}
