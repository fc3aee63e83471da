package dev.flotilla.node;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.server.NodeServer;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A node that runs in this process. Safe for many threads. */
public final class Node implements AutoCloseable {
    private final NodeServer server;

    private Node(NodeServer server) {
        this.server = server;
    }

    /**
     * Binds its sockets and begins to beat; blocks until both are bound, never on an event loop.
     *
     * @throws NodeStartException when a port is taken; nothing is left open then
     */
    public static Node start(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        return new Node(NodeServer.start(config, loops, clock, listener));
    }

    public String id() {
        return server.config().nodeId();
    }

    /** Whom it has sent to and whom it hears, as of its last beat or the last one heard. */
    public BeatSnapshot beats() {
        return server.snapshot();
    }

    /** Time its handlers have run since it started: what it costs, as far as that can be told on shared threads. */
    public long busyNanos() {
        return server.busyNanos();
    }

    public long receivedBytes() {
        return server.receivedBytes();
    }

    public long sentBytes() {
        return server.sentBytes();
    }

    public Optional<InetSocketAddress> beatAddress() {
        return server.beatAddress();
    }

    public Optional<InetSocketAddress> commsAddress() {
        return server.commsAddress();
    }

    /** Carries out a line of the console; see {@link dev.flotilla.node.console.ConsoleCommand#HELP}. Answers lines without the last end. */
    public CompletionStage<String> console(String line, ConsoleAccess access) {
        return server.console(line, access);
    }

    public Optional<InetSocketAddress> httpAddress() {
        return server.httpAddress();
    }

    /** Ends it; when this returns no socket and no task of it is left. */
    @Override
    public void close() {
        server.close();
    }
}
