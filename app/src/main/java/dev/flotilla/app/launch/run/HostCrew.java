package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchLabels;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.Link;
import dev.flotilla.app.launch.NodeBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Takes away what stands in for nodes of other hosts. */
    void removeLinks() {
        attempt(() -> engine.containers().stream()
                .flatMap(c -> Link.Standing.of(base, host, c).stream())
                .forEach(link -> engine.remove(link.container().id(), true)));
    }

    void remove(Link.Standing link) {
        attempt(() -> engine.remove(link.container().id(), true));
    }

    void create(Link link) {
        attempt(() -> {
            ContainerId id = engine.create(Recipe.of(base, link));
            start(id);
            did(base.name(link.index()) + " is reached here by its name");
        });
    }

    private void start(ContainerId id) {
        try {
            engine.start(id);
        } catch (EngineException e) {
            engine.remove(id, true);
            throw e;
        }
    }

    void create(int index, Recipe recipe) {
        attempt(() -> {
            boolean networks = engine.facts().can(Capability.NETWORKS);
            if (networks && engine.networks().stream().noneMatch(n -> n.name().equals(base.network()))) {
                engine.createNetwork(
                        new NetworkSpec(base.network(), false, new TreeMap<>(Map.of(LaunchLabels.BASE, base.text()))));
            }
            start(engine.create(recipe.of(base, index, host, networks)));
            created.add(base.name(index));
            did("launched " + base.name(index));
        });
    }
}
