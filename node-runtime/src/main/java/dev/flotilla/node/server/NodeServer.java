package dev.flotilla.node.server;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.beat.socket.BeatSetup;
import dev.flotilla.node.beat.socket.BeatSocket;
import dev.flotilla.node.beat.socket.OwnAddress;
import dev.flotilla.node.tally.Tally;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One running node: a UDP socket for heartbeats, TCP sockets for comms and HTTP, a tick each period; all on one event loop. */
public final class NodeServer implements AutoCloseable {
    private static final int REPORT_EVERY = 5;
    private static final int SILENT_CLIENT_SECONDS = 30;

    private final NodeConfig config;
    private final NodeListener listener;
    private final InstantSource clock;
    private final EventLoop loop;
    private final ChannelGroup clients;
    private final AtomicLong busyNanos = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final BeatSocket beats;
    private @Nullable Channel http;
    private @Nullable Future<?> tick;

    private NodeServer(
            NodeConfig config,
            Guards guards,
            InetSocketAddress beatAt,
            SharedLoops loops,
            InstantSource clock,
            NodeListener listener) {
        this.config = config;
        this.listener = listener;
        this.clock = clock;
        this.loop = loops.next();
        this.clients = new DefaultChannelGroup(loop);
        BeatSetup setup = new BeatSetup(
                config.nodeId(),
                beatAt,
                config.listening().advertised(),
                0,
                config.peers(),
                config.period(),
                config.tolerance(),
                guards.seal(),
                config.boot());
        this.beats = new BeatSocket(setup, loop, loops.waiting(), clock, this::worked, listener::line);
    }

    /** Binds all sockets, then beats; when one cannot be bound nothing is left open. */
    public static NodeServer start(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        Guards guards = Guards.load(config.safety());
        InetSocketAddress beatAt = Bound.resolved(config.beatAt());
        InetSocketAddress httpAt = Bound.resolved(config.httpAt());
        noPeerIsHere(config, beatAt);
        NodeServer server = new NodeServer(config, guards, beatAt, loops, clock, listener);
        try {
            server.bind(beatAt, httpAt);
            return server;
        } catch (NodeStartException e) {
            server.close();
            throw e;
        }
    }

    /** Bound to all addresses of the machine, a peer at one of them is the node itself. */
    private static void noPeerIsHere(NodeConfig config, InetSocketAddress beatAt) throws NodeStartException {
        if (beatAt.getPort() == 0 || !beatAt.getAddress().isAnyLocalAddress()) {
            return;
        }
        for (Peer peer : config.peers()) {
            if (peer.port() == beatAt.getPort() && OwnAddress.isHere(peer.host())) {
                throw new NodeStartException(
                        "peers names \"" + peer.host() + ":" + peer.port()
                                + "\"; that is an address of this machine, so the peer is the node itself, leave it out.",
                        "");
            }
        }
    }

    private void bind(InetSocketAddress beatAt, InetSocketAddress httpAt) throws NodeStartException {
        Channel udp = Bound.of(beats.bind(), beatAt, "udp");
        HttpFace face = new HttpFace(this);
        Channel tcp = Bound.of(
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                clients.add(channel);
                                channel.pipeline()
                                        .addLast(new ReadTimeoutHandler(SILENT_CLIENT_SECONDS))
                                        .addLast(new HttpServerCodec())
                                        .addLast(new HttpObjectAggregator(64 << 10))
                                        .addLast(face);
                            }
                        })
                        .bind(httpAt),
                httpAt,
                "tcp");
        http = tcp;
        listener.line("UDP heartbeat listener started on " + Bound.text(udp));
        listener.line("HTTP listener started on " + Bound.text(tcp));
        tick = loop.scheduleAtFixedRate(this::tick, 0, config.period().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        long begin = System.nanoTime();
        beats.beat();
        long sequence = beats.sequence();
        if (sequence % REPORT_EVERY == 1) {
            listener.line("heartbeat " + sequence + " sent to " + config.peers().size() + " peers; "
                    + snapshot().online() + " heard");
        }
        listener.ticked();
        busyNanos.addAndGet(System.nanoTime() - begin);
    }

    public BeatSnapshot snapshot() {
        return beats.snapshot();
    }

    public NodeConfig config() {
        return config;
    }

    /** Datagrams that were not taken as heartbeats, by reason. */
    Tally<BeatRefusal> refused() {
        return beats.refused();
    }

    void worked(long nanos, long bytesIn, long bytesOut) {
        busyNanos.addAndGet(nanos);
        receivedBytes.addAndGet(bytesIn);
        sentBytes.addAndGet(bytesOut);
    }

    InstantSource clock() {
        return clock;
    }

    /** Time spent in its handlers. */
    public long busyNanos() {
        return busyNanos.get();
    }

    public long receivedBytes() {
        return receivedBytes.get();
    }

    public long sentBytes() {
        return sentBytes.get();
    }

    public Optional<InetSocketAddress> beatAddress() {
        return beats.address();
    }

    public Optional<InetSocketAddress> httpAddress() {
        return Optional.ofNullable(http).map(channel -> (InetSocketAddress) channel.localAddress());
    }

    /** Closes all sockets and waits until they are. Not to be called on an event loop. */
    @Override
    public void close() {
        Future<?> beating = tick;
        if (beating != null) {
            beating.cancel(false);
        }
        Channel listening = http;
        if (listening != null) {
            listening.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
        beats.close();
        clients.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        if (!loop.isShuttingDown()) {
            // The port is free only after the selector has looked once more; a task of later comes after that look.
            loop.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }
}
