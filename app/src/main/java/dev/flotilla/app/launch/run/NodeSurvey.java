package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.NodeState;
import dev.flotilla.app.launch.Ping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Asks all hosts which nodes they have, and each node how it does. Blocks; a host that is silent is part of the result. */
public final class NodeSurvey {
    static final Duration LIMIT = Duration.ofSeconds(12);
    static final int MOST_AT_ONCE = 16;
    private static final int LAST_LINES = 10;
    private static final int LONGEST_LINE = 500;

    private final Engines engines;
    private final Together all;

    /** @param threads gives virtual threads */
    public NodeSurvey(Engines engines, ThreadFactory threads) {
        this.engines = engines;
        this.all = new Together(threads);
    }

    /** One answer for each host that is not set to offline. */
    public List<NodeSet.Answer> ask(List<Host> hosts) throws InterruptedException {
        List<Host> asked =
                hosts.stream().filter(h -> h.status() != HostStatus.OFFLINE).toList();
        return all.each(
                asked,
                Math.max(1, asked.size()),
                LIMIT,
                this::answer,
                host -> silent(host, new EngineProblem.TimedOut("list its containers")));
    }

    private NodeSet.Answer answer(Host host) {
        try {
            return new NodeSet.Answer(host, engines.of(host).containers(), Optional.empty());
        } catch (EngineException e) {
            return silent(host, e.problem());
        }
    }

    private static NodeSet.Answer silent(Host host, EngineProblem problem) {
        return new NodeSet.Answer(host, List.of(), Optional.of(EngineProblems.inWords(problem, host.name())));
    }

    /** How each node of the set does: its state, its port asked where it has one, its last lines. */
    public List<NodeRow> rows(NodeSet set) throws InterruptedException {
        return all.each(
                set.nodes(),
                MOST_AT_ONCE,
                LIMIT,
                this::row,
                node -> new NodeRow(
                        node,
                        NodeState.of(node.container(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        List.of()));
    }

    private NodeRow row(LaunchedNode node) {
        Engine engine = engines.of(node.host());
        Optional<Ping> ping = Pinger.port(node);
        try {
            Optional<ContainerDetail> detail = node.container().isRunning()
                    ? Optional.empty()
                    : Optional.of(engine.inspect(node.container().id()));
            return new NodeRow(
                    node,
                    NodeState.of(node.container(), detail, ping),
                    ping,
                    lastLines(engine, node.container().id()));
        } catch (EngineException e) {
            return new NodeRow(node, NodeState.of(node.container(), Optional.empty(), ping), ping, List.of());
        }
    }

    private static List<String> lastLines(Engine engine, ContainerId container) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(1);
        Stream<LogLine> stream = new Stream<>() {
            @Override
            public void next(LogLine line) {
                String text = line.text();
                lines.add(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text);
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {
                over.countDown();
            }
        };
        try (Subscription log = engine.logs(container, new LogRequest(LAST_LINES, false), stream)) {
            if (!over.await(3, TimeUnit.SECONDS)) {
                lines.add("(the rest did not arrive in time)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(lines);
    }

    /** The sentence for a host that was chosen and did not answer. */
    static Problem unanswered(NodeSet.Silent silent) {
        return Problem.of(
                "FL-6105",
                "Nothing was launched, for " + silent.host().name() + " did not answer: "
                        + silent.problem().message(),
                silent.problem().hint());
    }
}
