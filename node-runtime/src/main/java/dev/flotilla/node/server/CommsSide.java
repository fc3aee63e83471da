package dev.flotilla.node.server;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.socket.BeatSocket;
import dev.flotilla.node.comms.CommsCommand;
import dev.flotilla.node.comms.StatsTable;
import dev.flotilla.node.comms.socket.CommsClient;
import dev.flotilla.node.comms.socket.CommsDesk;
import dev.flotilla.node.comms.socket.CommsListener;
import dev.flotilla.node.comms.socket.CommsSetup;
import dev.flotilla.node.config.Key;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.console.Operator;
import dev.flotilla.node.console.desk.CommsPinging;
import dev.flotilla.node.console.desk.ConsoleDesk;
import dev.flotilla.node.server.http.MetricsText;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The comms port and the console of one node. */
final class CommsSide implements CommsDesk {
    private final BeatSocket beats;
    private final BeatSocket.Traffic traffic;
    private final ConsoleDesk console;
    private final NodeConfig config;
    private final Guards guards;
    private final EventLoop loop;
    private @Nullable CommsListener listener;
    private @Nullable Channel channel;

    CommsSide(
            NodeConfig config,
            Guards guards,
            EventLoop loop,
            Executor waiting,
            BeatSocket beats,
            Operator operator,
            BeatSocket.Traffic traffic) {
        this.config = config;
        this.guards = guards;
        this.loop = loop;
        this.beats = beats;
        this.traffic = traffic;
        this.console = new ConsoleDesk(
                beats::snapshot,
                new CommsPinging(
                        new CommsClient(loop, guards.tls()),
                        waiting,
                        config.original().waitTimeout()),
                guards.token(),
                operator);
    }

    /**
     * Binds the comms port where there is one.
     *
     * @return what it is bound to
     */
    Optional<Channel> bind() throws NodeStartException {
        if (config.listening().comms().isEmpty()) {
            return Optional.empty();
        }
        InetSocketAddress at = Bound.resolved(config.listening().comms().get());
        CommsListener fresh = new CommsListener(CommsSetup.usual(at, guards.tls()), loop, this);
        Channel open = Bound.of(fresh.bind(), at, "tcp", Key.COMMS_PORT);
        listener = fresh;
        channel = open;
        beats.comms(((InetSocketAddress) open.localAddress()).getPort());
        return Optional.of(open);
    }

    CompletionStage<String> console(String line, ConsoleAccess access) {
        return console.run(line, access);
    }

    void metrics(MetricsText text) {
        CommsListener clients = listener;
        if (clients != null) {
            text.counter("flotilla_node_comms_requests_total", "Comms requests that were served.")
                    .sample("flotilla_node_comms_requests_total", clients.answered());
            text.byReason(
                    "flotilla_node_comms_refused_total",
                    "Comms requests and connections that were not served.",
                    "reason",
                    clients.refused().all());
        }
    }

    Optional<InetSocketAddress> address() {
        return Optional.ofNullable(channel).map(open -> (InetSocketAddress) open.localAddress());
    }

    @Override
    public String stats() {
        return StatsTable.json(beats.snapshot());
    }

    @Override
    public CompletionStage<String> console(CommsCommand.Console command, boolean trusted) {
        return console.run(command.line(), new ConsoleAccess(false, trusted, command.token()));
    }

    @Override
    public void worked(long nanos, long bytesIn, long bytesOut) {
        traffic.worked(nanos, bytesIn, bytesOut);
    }

    void close() {
        Channel open = channel;
        if (open != null) {
            open.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
        CommsListener clients = listener;
        if (clients != null) {
            clients.close();
        }
    }
}
