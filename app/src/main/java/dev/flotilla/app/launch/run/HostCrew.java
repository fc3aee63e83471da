package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchLabels;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes, starts, stops and removes the nodes of one host, one after another. What fails is kept as a sentence. */
final class HostCrew {
    static final Duration GRACE = Duration.ofSeconds(5);

    private final NodeBase base;
    private final Host host;
    private final Engine engine;
    private final Consumer<LaunchEvent> events;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    HostCrew(NodeBase base, Host host, Engine engine, Consumer<LaunchEvent> events) {
        this.base = base;
        this.host = host;
        this.engine = engine;
        this.events = events;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<String> created() {
        return List.copyOf(created);
    }

    List<String> started() {
        return List.copyOf(started);
    }

    List<String> removed() {
        return List.copyOf(removed);
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (EngineException e) {
            problems.add(EngineProblems.inWords(e.problem(), host.name()));
            return false;
        }
    }

    private void did(String words) {
        events.accept(new LaunchEvent.Did(host.name(), words));
    }

    void stop(LaunchedNode node) {
        if (attempt(() -> engine.stop(node.container().id(), GRACE))) {
            did("stopped " + node.name());
        }
    }

    void remove(LaunchedNode node) {
        boolean gone = attempt(() -> {
            engine.stop(node.container().id(), GRACE);
            engine.remove(node.container().id(), true);
        });
        if (gone) {
            removed.add(node.name());
            did("removed " + node.name());
        }
    }

    void start(LaunchedNode node) {
        if (attempt(() -> engine.start(node.container().id()))) {
            started.add(node.name());
            did("started " + node.name() + " again");
        }
    }

    /** Takes away the network when the last node has gone; one that somebody else has joined stays. */
    void removeNetwork() {
        attempt(() -> {
            if (engine.facts().can(Capability.NETWORKS)) {
                try {
                    engine.removeNetwork(base.network());
                } catch (EngineException e) {
                    if (!(e.problem() instanceof EngineProblem.NoSuchNetwork
                            || e.problem() instanceof EngineProblem.Conflict)) {
                        throw e;
                    }
                }
            }
        });
    }

    void create(int index, String image, Optional<Integer> port) {
        attempt(() -> {
            boolean networks = engine.facts().can(Capability.NETWORKS);
            if (networks && engine.networks().stream().noneMatch(n -> n.name().equals(base.network()))) {
                engine.createNetwork(
                        new NetworkSpec(base.network(), false, new TreeMap<>(Map.of(LaunchLabels.BASE, base.text()))));
            }
            ContainerId id = engine.create(spec(index, image, port, networks));
            try {
                engine.start(id);
            } catch (EngineException e) {
                engine.remove(id, true);
                throw e;
            }
            created.add(base.name(index));
            did("launched " + base.name(index));
        });
    }

    private ContainerSpec spec(int index, String image, Optional<Integer> port, boolean networks) {
        String name = base.name(index);
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(LaunchLabels.BASE, base.text());
        labels.put(LaunchLabels.INDEX, Integer.toString(index));
        port.ifPresent(p -> labels.put(LaunchLabels.PORT, Integer.toString(p)));
        return new ContainerSpec(
                name,
                image,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                port.map(p -> List.of(new PublishedPort(address(), p + index - 1, p, Protocol.TCP)))
                        .orElse(List.of()),
                List.of(),
                List.of(),
                labels,
                // A node that has crashed stays as it is, so that it can be seen.
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                "bridge",
                networks ? List.of(new NetworkJoin(base.network(), List.of(name))) : List.of(),
                Limits.NONE,
                RuntimeOptions.NONE.withHostname(name));
    }

    /** Engines bind ports to addresses, not to names. */
    private String address() {
        try {
            return InetAddress.getByName(host.reachableAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            return host.reachableAddress();
        }
    }
}
