package dev.flotilla.app.deploy;

import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stacks, hosts and surveys for tests. */
public final class Fixtures {
    public static final KeyedHash HASH = new KeyedHash("sixteen bytes and more".getBytes(StandardCharsets.UTF_8));
    public static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private Fixtures() {}

    public static Stack stack(String name, ServiceDraft... services) {
        List<Service> done = Arrays.stream(services).map(ServiceDraft::done).toList();
        TreeMap<String, NamedVolume> volumes = new TreeMap<>();
        done.stream().flatMap(s -> s.mounts().stream()).forEach(m -> {
            if (m instanceof Mount.Named named) {
                volumes.put(
                        named.volume(),
                        new NamedVolume(named.volume(), false, Optional.empty(), Optional.empty(), Map.of()));
            }
        });
        return new Stack(
                name,
                "",
                Optional.empty(),
                Strategy.AUTO,
                done,
                volumes,
                new TreeMap<>(),
                List.of(),
                List.of(),
                "stack.yml");
    }

    /** The seed's example of four services. */
    public static Stack myApp() {
        return stack(
                "my-app",
                new ServiceDraft("web", "nginx:latest")
                        .port(80, 8080)
                        .env("POSTGRES_HOST", "")
                        .env("POSTGRES_PORT", "5432")
                        .needs("postgres"),
                new ServiceDraft("api", "myapp/api:latest")
                        .port(3000, 3000)
                        .env("POSTGRES_HOST", "")
                        .env("POSTGRES_PORT", "5432")
                        .env("REDIS_HOST", "")
                        .env("REDIS_PORT", "6379")
                        .needs("postgres")
                        .needs("redis"),
                new ServiceDraft("postgres", "postgres:14").port(5432, 5432).env("POSTGRES_PASSWORD", "secret"),
                new ServiceDraft("redis", "redis:7").port(6379, 6379));
    }

    /** Host n1 has 192.0.2.11, n2 has 192.0.2.12 and so on. */
    public static Host host(int number) {
        return Host.of(
                new HostId("host" + number),
                "n" + number,
                new EngineAddress.Tcp("192.0.2." + (10 + number), 2375, Optional.empty()));
    }

    public static SurveyedHost surveyed(Host host, Set<String> images, RunningContainer... containers) {
        return surveyed(host, images, List.of(containers), List.of(), List.of());
    }

    public static SurveyedHost surveyed(
            Host host,
            Set<String> images,
            List<RunningContainer> containers,
            List<NetworkFacts> networks,
            List<VolumeFacts> volumes) {
        return new SurveyedHost(
                host,
                host.reachableAddress(),
                Optional.empty(),
                Optional.of(new EngineFacts(
                        "Docker",
                        "28.5.2",
                        "1.44",
                        "Debian",
                        "x86_64",
                        host.name(),
                        4,
                        8L << 30,
                        Set.of(Capability.values()))),
                containers,
                networks,
                volumes,
                images.stream()
                        .collect(Collectors.toMap(
                                i -> i,
                                i -> new ImageFacts(
                                        "sha256:" + i, List.of(i), List.of(), "amd64", 1, Map.of(), false))),
                Map.of(),
                Map.of());
    }

    /** Three hosts that have all images and nothing else. */
    public static Survey emptyHosts(Stack stack, int count) {
        Set<String> images = stack.services().stream().map(Service::image).collect(Collectors.toSet());
        return new Survey(Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> surveyed(host(i), images))
                .toList());
    }

    public static Placement placed(Map<String, Integer> hosts) {
        Map<String, HostId> ids = new TreeMap<>();
        hosts.forEach((instance, number) -> ids.put(instance, host(number).id()));
        return new Placement(Strategy.AUTO, ids, List.of(), List.of());
    }

    public static RunningContainer container(ContainerSpec spec, String id, ContainerState state) {
        return new RunningContainer(
                new ContainerId(id),
                spec.name(),
                spec.image(),
                "sha256:" + spec.image(),
                state,
                ContainerHealth.NONE,
                "",
                AT,
                Optional.of(AT),
                state == ContainerState.EXITED ? OptionalInt.of(0) : OptionalInt.empty(),
                spec.labels(),
                state == ContainerState.RUNNING ? spec.ports() : List.of(),
                List.of(),
                List.of());
    }

    /** The survey as it would be after every step of a plan was done. */
    public static Survey after(DeployPlan plan, Survey before) {
        List<SurveyedHost> hosts = new ArrayList<>();
        for (SurveyedHost host : before.hosts()) {
            List<RunningContainer> containers = new ArrayList<>(host.containers());
            List<NetworkFacts> networks = new ArrayList<>(host.networks());
            List<VolumeFacts> volumes = new ArrayList<>(host.volumes());
            for (Step step : plan.steps()) {
                if (step.head().host().equals(host.host().id())) {
                    apply(step, containers, networks, volumes);
                }
            }
            hosts.add(surveyed(host.host(), host.images().keySet(), containers, networks, volumes));
        }
        return new Survey(hosts);
    }

    private static void apply(
            Step step, List<RunningContainer> containers, List<NetworkFacts> networks, List<VolumeFacts> volumes) {
        switch (step) {
            case Step.CreateContainer create -> containers.add(running(create.spec(), create));
            case Step.MoveContainer move -> containers.add(running(move.spec(), move));
            case Step.ReplaceContainer replace -> {
                containers.removeIf(c -> c.id().equals(replace.old()));
                containers.add(running(replace.spec(), replace));
            }
            case Step.CreateNetwork network ->
                networks.add(new NetworkFacts(
                        "id",
                        network.network().name(),
                        "bridge",
                        false,
                        network.network().labels()));
            case Step.CreateVolume volume ->
                volumes.add(new VolumeFacts(
                        volume.volume().name(), "local", volume.volume().labels(), false, OptionalLong.empty()));
            case Step.RemoveContainer remove -> containers.removeIf(c -> c.id().equals(remove.container()));
            case Step.RemoveNetwork remove -> networks.removeIf(n -> n.name().equals(remove.network()));
            case Step.RemoveVolume remove -> volumes.removeIf(v -> v.name().equals(remove.volume()));
            case Step.StopContainer stop ->
                containers.replaceAll(c -> c.id().equals(stop.container()) ? in(c, ContainerState.EXITED) : c);
            case Step.StartContainer start ->
                containers.replaceAll(c -> c.id().equals(start.container()) ? in(c, ContainerState.RUNNING) : c);
            case Step.PullImage pull -> {}
            case Step.WaitReady wait -> {}
        }
    }

    private static RunningContainer running(ContainerSpec spec, Step step) {
        return container(
                spec, "made-by-" + step.head().id() + "-" + spec.labels().hashCode(), ContainerState.RUNNING);
    }

    public static RunningContainer in(RunningContainer c, ContainerState state) {
        return new RunningContainer(
                c.id(),
                c.name(),
                c.image(),
                c.imageId(),
                state,
                c.health(),
                c.statusLine(),
                c.createdAt(),
                c.startedAt(),
                state == ContainerState.EXITED ? OptionalInt.of(0) : OptionalInt.empty(),
                c.labels(),
                c.ports(),
                c.networks(),
                c.mounts());
    }
}
