package dev.flotilla.app.pictures;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.kit.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Puts a wished and an observed fleet together, host by host. */
public final class FleetBuilder {
    private static final Path TLS = Path.of("/etc/flotilla/tls");
    public static final Instant NOW = Instant.parse("2026-11-20T14:24:19Z");

    private static final double CORES = 16;
    private static final long MEMORY = 64L << 30;

    private final List<Host> hosts = new ArrayList<>();
    private final Map<HostId, Spot> spots = new HashMap<>();
    private final Map<HostId, Reach> reach = new HashMap<>();
    private final Map<HostId, String> versions = new HashMap<>();
    private final Map<HostId, double[]> loads = new HashMap<>();
    private final Map<HostId, List<RunningContainer>> containers = new LinkedHashMap<>();
    private final List<BeatLink> beats = new ArrayList<>();
    private String fleetName = "Lab fleet";

    public FleetBuilder named(String name) {
        fleetName = name;
        return this;
    }

    /** @param cpu share in use; likewise memory */
    public FleetBuilder docker(String name, String address, String place, String version, double cpu, double memory) {
        return add(
                name, new EngineAddress.Tcp(address, 2376, Optional.of(TLS)), Optional.of(place), version, cpu, memory);
    }

    public FleetBuilder embedded(String name, double cpu, double memory) {
        return add(name, new EngineAddress.Embedded(), Optional.empty(), "1.0", cpu, memory);
    }

    private FleetBuilder add(
            String name, EngineAddress engine, Optional<String> place, String version, double cpu, double memory) {
        HostId id = new HostId(name);
        Host plain = Host.of(id, name, engine);
        hosts.add(new Host(
                id,
                name,
                engine,
                Optional.empty(),
                place,
                plain.labels(),
                HostStatus.ACTIVE,
                DeclaredCapacity.NONE,
                Host.DEFAULT_RESERVE_PERCENT));
        reach.put(id, new Reach.Answers(NOW.minusSeconds(3600)));
        versions.put(id, version);
        loads.put(id, new double[] {cpu, memory});
        containers.put(id, new ArrayList<>());
        return this;
    }

    /** The host added last, reached without TLS. */
    public FleetBuilder inClear() {
        Host last = hosts.removeLast();
        hosts.add(new Host(
                last.id(),
                last.name(),
                new EngineAddress.Tcp(last.reachableAddress(), 2375, Optional.empty()),
                last.address(),
                last.datacenter(),
                last.labels(),
                last.status(),
                last.declared(),
                last.reservePercent()));
        return this;
    }

    public FleetBuilder maintenance() {
        hosts.add(hosts.removeLast().withStatus(HostStatus.MAINTENANCE));
        return this;
    }

    public FleetBuilder silentSince(Duration ago) {
        Instant at = NOW.minus(ago);
        Problem problem = Problem.of("FL-1104", hosts.getLast().name() + " does not answer.", "Look after it.");
        reach.put(hosts.getLast().id(), new Reach.Silent(problem, at, Optional.of(at)));
        return this;
    }

    public FleetBuilder at(double x, double y) {
        spots.put(hosts.getLast().id(), new Spot(x, y));
        return this;
    }

    /** On the host added last. */
    public FleetBuilder container(
            String name, String stack, String network, int port, ContainerHealth health, String uses) {
        return container(name, stack, network, port, ContainerState.RUNNING, health, uses, "");
    }

    public FleetBuilder forwarder(String name, String stack, String network, String to) {
        return container(name, stack, network, 0, ContainerState.RUNNING, ContainerHealth.HEALTHY, "", to);
    }

    public FleetBuilder container(
            String name,
            String stack,
            String network,
            int port,
            ContainerState state,
            ContainerHealth health,
            String uses,
            String forwardsTo) {
        HostId id = hosts.getLast().id();
        TreeMap<String, String> labels = new TreeMap<>();
        if (!stack.isEmpty()) {
            labels.put(Labels.STACK, stack);
        }
        if (forwardsTo.isEmpty()) {
            labels.put(Labels.SERVICE, name);
        } else {
            labels.put(Labels.FORWARDS_TO, forwardsTo);
        }
        if (!uses.isEmpty()) {
            labels.put(Labels.USES, uses);
        }
        Objects.requireNonNull(containers.get(id))
                .add(new RunningContainer(
                        containerId(id, name),
                        name,
                        "example/" + name + ":latest",
                        "sha256:1",
                        state,
                        health,
                        "Up 2 hours",
                        NOW.minusSeconds(8000),
                        Optional.of(NOW.minusSeconds(8000)),
                        state == ContainerState.EXITED ? OptionalInt.of(1) : OptionalInt.empty(),
                        labels,
                        port == 0
                                ? List.of()
                                : List.of(new PublishedPort(
                                        hosts.getLast().reachableAddress(), port, port, Protocol.TCP)),
                        List.of(network),
                        List.of()));
        return this;
    }

    private static ContainerId containerId(HostId host, String name) {
        return new ContainerId(host.value() + "-" + name);
    }

    public static Item.OfContainer item(String host, String name) {
        return new Item.OfContainer(new HostId(host), containerId(new HostId(host), name));
    }

    /** In both directions; a negative age is one that was never heard. */
    public FleetBuilder beats(String hostA, String a, String hostB, String b, double there, double back) {
        beats.add(beat(item(hostA, a), item(hostB, b), there));
        beats.add(beat(item(hostB, b), item(hostA, a), back));
        return this;
    }

    private static BeatLink beat(Item.OfContainer from, Item.OfContainer to, double seconds) {
        Optional<Instant> heard =
                seconds < 0 ? Optional.empty() : Optional.of(NOW.minusMillis(Math.round(seconds * 1000)));
        return new BeatLink(from, to, heard, Duration.ofSeconds(1));
    }

    public Fleet fleet() {
        return new Fleet(fleetName, hosts, spots, new TreeMap<>());
    }

    public List<BeatLink> beats() {
        return List.copyOf(beats);
    }

    public ObservedFleet observed() {
        Map<HostId, ObservedHost> seen = new HashMap<>();
        for (Host host : hosts) {
            double[] load = Objects.requireNonNull(loads.get(host.id()));
            List<RunningContainer> own = Objects.requireNonNull(containers.get(host.id()));
            Map<ContainerId, ContainerLoad> figures = new HashMap<>();
            for (RunningContainer c : own) {
                figures.put(
                        c.id(),
                        new ContainerLoad(
                                c.id(),
                                load[0] * CORES / own.size(),
                                Math.round(load[1] * MEMORY / own.size()),
                                0,
                                0,
                                NOW));
            }
            EngineFacts facts = new EngineFacts(
                    host.isEmbedded() ? "Embedded" : "Docker",
                    Objects.requireNonNull(versions.get(host.id())),
                    "1.44",
                    "Debian",
                    "x86_64",
                    host.name(),
                    CORES,
                    MEMORY,
                    Set.of());
            seen.put(
                    host.id(),
                    new ObservedHost(
                            host.id(),
                            Objects.requireNonNull(reach.get(host.id())),
                            Optional.of(facts),
                            own,
                            List.of(),
                            List.of(),
                            figures,
                            Optional.of(NOW.minusSeconds(190))));
        }
        return new ObservedFleet(seen);
    }
}
