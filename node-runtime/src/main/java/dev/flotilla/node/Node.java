package dev.flotilla.node;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.config.files.StateFolder;
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

    private final Optional<StateFolder> kept;

    private Node(NodeServer server, Optional<StateFolder> kept) {
        this.server = server;
        this.kept = kept;
    }

    /**
     * Binds its sockets and begins to beat; blocks until both are bound, never on an event loop.
     *
     * @throws NodeStartException when a port is taken; nothing is left open then
     */
    public static Node start(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        return new Node(NodeServer.start(config, loops, clock, listener), Optional.empty());
    }

    /**
     * As {@link #start}, for a node with a memory: takes its state folder, so that nobody else does until the node is closed, and counts this
     * start there. The configuration's own boot number does not count.
     *
     * @throws NodeStartException also when the folder cannot be written to or another node has it
     */
    public static Node startKept(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        StateFolder state = StateFolder.open(config.folders()
                .state()
                .orElseThrow(() -> new NodeStartException("state_location names no folder for the node.", "")));
        try {
            NodeConfig complete = config.change().boot(state.nextBoot(clock)).done();
            Node node = new Node(NodeServer.start(complete, loops, clock, listener), Optional.of(state));
            // Only now: a start that was refused, as in another node's folder, must leave no name there.
            node.keepName(state);
            return node;
        } catch (NodeStartException | RuntimeException e) { // A mistake must not keep the lock either.
            state.close();
            throw e;
        }
    }

    private void keepName(StateFolder state) throws NodeStartException {
        try {
            state.keepName(id());
        } catch (NodeStartException | RuntimeException e) {
            server.close();
            throw e;
        }
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

    /** Who gets its heartbeats beside its peers, in the clear; from the next one on. */
    public void observer(Optional<InetSocketAddress> at) {
        server.observer(at);
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

    /** Ends it; when this returns no socket, no file and no task of it is left. */
    @Override
    public void close() {
        server.close();
        kept.ifPresent(StateFolder::close);
    }
}
