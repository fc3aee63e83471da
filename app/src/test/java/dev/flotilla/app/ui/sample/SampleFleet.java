package dev.flotilla.app.ui.sample;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.stack.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Three machines, one of them silent for a while, one embedded host and a stack over them. */
public final class SampleFleet {
    public static final Instant NOW = Instant.parse("2026-11-20T14:02:15Z");
    public static final HostId GPU_1 = new HostId("gpu1aaaaaaaa");
    public static final HostId GPU_2 = new HostId("gpu2bbbbbbbb");
    public static final HostId STORAGE_1 = new HostId("storage1cccc");
    public static final HostId EDGE_1 = new HostId("edge1ddddddd");

    private SampleFleet() {}

    public static Fleet fleet() {
        WishedStack stack = new WishedStack("my-app", "/srv/stacks/my-app-stack.json", Optional.empty(), Map.of());
        return new Fleet(
                "Lab fleet",
                List.of(
                        host(GPU_1, "gpu-1", "192.0.2.11", HostStatus.ACTIVE),
                        host(GPU_2, "gpu-2", "192.0.2.12", HostStatus.ACTIVE),
                        host(STORAGE_1, "storage-1", "192.0.2.20", HostStatus.ACTIVE),
                        host(EDGE_1, "edge-1", "192.0.2.42", HostStatus.MAINTENANCE)),
                Map.of(),
                new TreeMap<>(Map.of("my-app", stack)));
    }

    public static Host host(HostId id, String name, String address, HostStatus status) {
        return new Host(
                id,
                name,
                new EngineAddress.Tcp(address, 2376, Optional.of(Path.of("/srv/tls/" + name))),
                Optional.of(address),
                Optional.of("campus"),
                new TreeMap<>(Map.of("disk", "ssd", "rack", "a2")),
                status,
                name.equals("gpu-1")
                        ? new DeclaredCapacity(OptionalDouble.of(8), OptionalLong.of(32L << 30))
                        : DeclaredCapacity.NONE,
                10);
    }

    public static ObservedFleet observed() {
        Map<HostId, ObservedHost> hosts = new HashMap<>();
        hosts.put(
                GPU_1,
                answers(
                        GPU_1,
                        container("web", "nginx:1.27", 11, 8080, 80, ContainerState.RUNNING, ContainerHealth.HEALTHY),
                        container(
                                "api",
                                "myapp/api:latest",
                                12,
                                3000,
                                3000,
                                ContainerState.RUNNING,
                                ContainerHealth.HEALTHY)));
        hosts.put(
                GPU_2,
                answers(
                        GPU_2,
                        container("redis", "redis:7", 13, 6379, 6379, ContainerState.RUNNING, ContainerHealth.NONE)));
        ObservedHost storage = answers(
                STORAGE_1,
                container("postgres", "postgres:14", 14, 5432, 5432, ContainerState.RUNNING, ContainerHealth.HEALTHY));
        Problem silent = Problem.of(
                "FL-1104", "192.0.2.20 did not answer within 5 s.", "Look whether the machine and its engine run.");
        hosts.put(
                STORAGE_1,
                new ObservedHost(
                        STORAGE_1,
                        new Reach.Silent(silent, NOW.minusSeconds(190), Optional.of(NOW.minusSeconds(200))),
                        storage.facts(),
                        storage.containers(),
                        storage.networks(),
                        storage.volumes(),
                        Map.of(),
                        Optional.of(NOW.minusSeconds(200))));
        hosts.put(EDGE_1, answers(EDGE_1));
        return new ObservedFleet(hosts);
    }

    private static ObservedHost answers(HostId id, RunningContainer... containers) {
        Map<ContainerId, ContainerLoad> loads = new HashMap<>();
        for (RunningContainer c : containers) {
            loads.put(c.id(), new ContainerLoad(c.id(), 0.42, 212L << 20, 0, 0, NOW));
        }
        return new ObservedHost(
                id,
                new Reach.Answers(NOW.minus(Duration.ofHours(3))),
                Optional.of(new EngineFacts(
                        "Docker",
                        "28.5.2",
                        "1.45",
                        "Debian GNU/Linux 12",
                        "x86_64",
                        id.value(),
                        8,
                        16L << 30,
                        EnumSet.allOf(Capability.class))),
                List.of(containers),
                containers.length == 0
                        ? List.of()
                        : List.of(new NetworkFacts(
                                "n1", "my-app_default", "bridge", false, Map.of(Labels.STACK, "my-app"))),
                volumes(containers),
                loads,
                Optional.of(NOW));
    }

    private static List<VolumeFacts> volumes(RunningContainer... containers) {
        List<VolumeFacts> volumes = new ArrayList<>();
        for (RunningContainer c : containers) {
            for (MountedVolume m : c.mounts()) {
                long size = m.name().equals("pgdata") ? 4_200_000_000L : 38_000_000L;
                volumes.add(new VolumeFacts(
                        m.name(), "local", Map.of(Labels.STACK, "my-app"), false, OptionalLong.of(size)));
            }
        }
        return volumes;
    }

    public static RunningContainer container(
            String name,
            String image,
            int number,
            int hostPort,
            int port,
            ContainerState state,
            ContainerHealth health) {
        String hostIp = name.equals("web") ? "0.0.0.0" : "192.0.2." + number;
        String volume = name.equals("postgres") ? "pgdata" : "redis-data";
        boolean stores = name.equals("postgres") || name.equals("redis");
        return new RunningContainer(
                new ContainerId(String.format("%064x", number)),
                "my-app-" + name,
                image,
                "sha256:4c1e" + String.format("%060x", number),
                state,
                health,
                "Up 2 hours",
                NOW.minus(Duration.ofHours(3)),
                Optional.of(NOW.minus(Duration.ofMinutes(134))),
                state == ContainerState.EXITED ? OptionalInt.of(1) : OptionalInt.empty(),
                new TreeMap<>(Map.of(Labels.STACK, "my-app", Labels.SERVICE, name, Labels.INSTANCE, name)),
                List.of(new PublishedPort(hostIp, hostPort, port, Protocol.TCP)),
                List.of("my-app_default"),
                stores
                        ? List.of(new MountedVolume(
                                "volume", volume, "/var/lib/docker/volumes/" + volume + "/_data", "/data", false))
                        : List.of());
    }
}
