package dev.flotilla.app.monitor;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Containers as engines tell of them. */
public final class Containers {
    private Containers() {}

    public static RunningContainer running(String name, String image, List<String> networks, PublishedPort... ports) {
        return listed(name, image, ContainerState.RUNNING, Map.of(), networks, ports);
    }

    public static RunningContainer listed(
            String name,
            String image,
            ContainerState state,
            Map<String, String> labels,
            List<String> networks,
            PublishedPort... ports) {
        return new RunningContainer(
                new ContainerId("id-" + name),
                name,
                image,
                "sha256:1",
                state,
                ContainerHealth.NONE,
                state.word(),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH.plusSeconds(1)),
                state == ContainerState.EXITED ? OptionalInt.of(137) : OptionalInt.empty(),
                new TreeMap<>(labels),
                List.of(ports),
                networks,
                List.of());
    }

    public static PublishedPort udp(String ip, int host, int inside) {
        return new PublishedPort(ip, host, inside, Protocol.UDP);
    }

    public static PublishedPort tcp(String ip, int host, int inside) {
        return new PublishedPort(ip, host, inside, Protocol.TCP);
    }

    public static ContainerDetail detail(
            RunningContainer container, boolean oomKilled, Map<String, String> environment) {
        Map<String, EnvValue> values = new HashMap<>();
        environment.forEach((key, value) -> values.put(key, EnvValue.of(key, value)));
        return new ContainerDetail(
                container, values, List.of(), List.of(), "no", Optional.empty(), Map.of(), 0, oomKilled, "", List.of());
    }

    public static ObservedFleet on(HostId host, RunningContainer... containers) {
        return new ObservedFleet(Map.of(host, host(host, containers)));
    }

    public static ObservedHost host(HostId host, RunningContainer... containers) {
        return new ObservedHost(
                host,
                new Reach.Answers(Instant.EPOCH),
                Optional.empty(),
                List.of(containers),
                List.of(),
                List.of(),
                Map.of(),
                Optional.of(Instant.EPOCH));
    }
}
