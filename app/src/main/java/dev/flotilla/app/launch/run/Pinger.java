package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.NodeState;
import dev.flotilla.app.launch.Ping;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Asks every node of a set whether it answers, side by side and each within a limit. One with a port is asked there, from
 * here; one without is pinged by its name from another node of its host, which is how the nodes reach one another.
 */
public final class Pinger {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** So long a connection has to stay open: the engine's own proxy accepts for a node that does not listen. */
    private static final Duration OPEN = Duration.ofMillis(250);

    private final Engines engines;
    private final Together all;

    public Pinger(Engines engines, ThreadFactory threads) {
        this.engines = engines;
        this.all = new Together(threads);
    }

    /** One result for each node, in their order. */
    public List<Ping> ping(NodeSet set) throws InterruptedException {
        return all.each(
                set.nodes(),
                NodeSurvey.MOST_AT_ONCE,
                NodeSurvey.LIMIT,
                node -> ping(node, set),
                node -> new Ping.Silent("no answer in " + NodeSurvey.LIMIT.toSeconds() + " s"));
    }

    private Ping ping(LaunchedNode node, NodeSet set) {
        if (!node.container().isRunning()) {
            NodeState state = NodeState.of(node.container(), Optional.empty(), Optional.empty());
            return new Ping.Silent(state.words());
        }
        return port(node).orElseGet(() -> fromAnother(node, set));
    }

    /** Empty for a node without a port, or one that does not run. */
    static Optional<Ping> port(LaunchedNode node) {
        if (!node.container().isRunning()) {
            return Optional.empty();
        }
        if (node.published().isEmpty()) {
            return node.port().map(port -> new Ping.NotChecked("port " + port + " is not published"));
        }
        return node.published().map(port -> connect(node.host().reachableAddress(), port));
    }

    private static Ping connect(String address, PublishedPort port) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port.hostPort()), (int) LIMIT.toMillis());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            socket.setSoTimeout((int) OPEN.toMillis());
            return staysOpen(socket)
                    ? new Ping.Answered("port " + port.hostPort(), took)
                    : new Ping.Silent("nothing listens at its port " + port.containerPort());
        } catch (ConnectException e) {
            return new Ping.Silent("its port " + port.containerPort() + " refuses connections");
        } catch (SocketTimeoutException e) {
            return new Ping.Silent("no answer from port " + port.hostPort() + " in " + LIMIT.toSeconds() + " s");
        } catch (IOException e) {
            return new Ping.Silent("port " + port.hostPort() + ": " + e.getMessage());
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Ping fromAnother(LaunchedNode node, NodeSet set) {
        Optional<LaunchedNode> other = set.nodes().stream()
                .filter(n -> n.host().id().equals(node.host().id()))
                .filter(n -> n.index() != node.index() && n.container().isRunning())
                .findFirst();
        if (other.isEmpty()) {
            return new Ping.NotChecked(
                    "it has no port, and no other node runs on " + node.host().name());
        }
        Engine engine = engines.of(node.host());
        try {
            if (!engine.facts().can(Capability.EXEC)) {
                return new Ping.NotChecked("it has no port, and " + node.host().name() + " runs no commands in a node");
            }
            long begin = System.nanoTime();
            ExecResult said = engine.exec(
                    other.get().container().id(),
                    List.of("ping", "-c", "1", "-W", Long.toString(LIMIT.toSeconds()), node.name()),
                    LIMIT.plusSeconds(2));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return switch (said.exitCode()) {
                case 0 -> new Ping.Answered(other.get().name() + " hears it", took);
                case 126, 127 -> new Ping.NotChecked("it has no port, and its image has no ping command");
                default -> new Ping.Silent(other.get().name() + " does not hear it");
            };
        } catch (EngineException e) {
            return new Ping.NotChecked(
                    EngineProblems.inWords(e.problem(), node.host().name()).message());
        }
    }
}
