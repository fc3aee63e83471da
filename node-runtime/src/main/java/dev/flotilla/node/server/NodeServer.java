package dev.flotilla.node.server;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.Future;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One running node: a UDP socket for heartbeats, a TCP socket for HTTP, a tick each period; all on one event loop. */
public final class NodeServer implements AutoCloseable {
    private static final int REPORT_EVERY = 5;
    private static final int SILENT_CLIENT_SECONDS = 30;

    private final NodeConfig config;
    private final NodeListener listener;
    private final InstantSource clock;
    private final EventLoop loop;
    private final ChannelGroup clients;
    private final BeatTables tables;
    private final Map<HeartbeatCodec.Reason, Long> refused = new TreeMap<>();
    private final AtomicLong busyNanos = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final MachineSampler sampler;
    private volatile BeatSnapshot snapshot;
    private @Nullable Channel beats;
    private @Nullable Channel http;
    private @Nullable Future<?> tick;
    private long sequence;

    private NodeServer(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener) {
        this.config = config;
        this.listener = listener;
        this.clock = clock;
        this.loop = loops.next();
        this.clients = new DefaultChannelGroup(loop);
        this.tables = new BeatTables(config.peers(), config.tolerance());
        this.sampler = new MachineSampler(clock);
        this.snapshot = tables.snapshot(config.nodeId(), System.nanoTime());
    }

    /** Binds both sockets, then beats; when one cannot be bound nothing is left open. */
    public static NodeServer start(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        NodeServer server = new NodeServer(config, loops, clock, listener);
        try {
            server.bind();
            return server;
        } catch (NodeStartException e) {
            server.close();
            throw e;
        }
    }

    private void bind() throws NodeStartException {
        Channel udp = bound(
                new Bootstrap()
                        .group(loop)
                        .channel(NioDatagramChannel.class)
                        .handler(new BeatHandler())
                        .bind(config.beatAt()),
                config.beatAt(),
                "udp");
        beats = udp;
        HttpFace face = new HttpFace(this);
        Channel tcp = bound(
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
                        .bind(config.httpAt()),
                config.httpAt(),
                "tcp");
        http = tcp;
        listener.line("UDP heartbeat listener started on " + text(udp));
        listener.line("HTTP listener started on " + text(tcp));
        tick = loop.scheduleAtFixedRate(this::beat, 0, config.period().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Channel bound(ChannelFuture bind, InetSocketAddress at, String protocol) throws NodeStartException {
        bind.awaitUninterruptibly();
        if (bind.isSuccess()) {
            return bind.channel();
        }
        Throwable cause = bind.cause();
        String where = text(at) + "/" + protocol;
        boolean taken = cause instanceof BindException
                && String.valueOf(cause.getMessage()).contains("in use");
        throw new NodeStartException(
                taken
                        ? "Port " + where + " is taken by another process."
                        : "Port " + where + " cannot be bound: " + cause.getMessage() + ".",
                taken ? where : "");
    }

    private void beat() {
        long begin = System.nanoTime();
        sequence++;
        long now = System.nanoTime();
        Channel channel = beats;
        if (channel == null || !channel.isActive()) {
            return;
        }
        byte[] bytes = HeartbeatCodec.encode(heartbeat(channel));
        for (Peer peer : config.peers()) {
            send(channel, peer, bytes);
        }
        for (String name : tables.look(now)) {
            listener.line("heartbeat status: " + name + " is stale");
        }
        snapshot = tables.snapshot(config.nodeId(), now);
        if (sequence % REPORT_EVERY == 1) {
            listener.line("heartbeat " + sequence + " sent to " + config.peers().size() + " peers; " + snapshot.online()
                    + " heard");
        }
        listener.ticked();
        busyNanos.addAndGet(System.nanoTime() - begin);
    }

    private void send(Channel channel, Peer peer, byte[] bytes) {
        InetSocketAddress to = new InetSocketAddress(peer.host(), peer.port());
        if (to.isUnresolved()) {
            tables.sent(peer, false, System.nanoTime());
            return;
        }
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to))
                .addListener(done -> tables.sent(peer, done.isSuccess(), System.nanoTime()));
        sentBytes.addAndGet(bytes.length);
    }

    private Heartbeat heartbeat(Channel channel) {
        InetSocketAddress own = (InetSocketAddress) channel.localAddress();
        Instant now = clock.instant();
        return new Heartbeat(
                host(own),
                own.getPort(),
                0,
                sampler.stats(),
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                Optional.of(config.nodeId()),
                OptionalLong.of(config.boot()),
                OptionalLong.of(sequence));
    }

    /** Runs on the loop, as all handlers of this node do. */
    private final class BeatHandler extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            long begin = System.nanoTime();
            int length = packet.content().readableBytes();
            receivedBytes.addAndGet(length);
            byte[] bytes = new byte[Math.min(length, HeartbeatCodec.LARGEST + 1)];
            packet.content().readBytes(bytes);
            switch (HeartbeatCodec.decode(bytes)) {
                case Decoded.Beat(Heartbeat beat) -> {
                    String news = tables.heard(beat, packet.sender().getHostString(), begin);
                    if (!news.isEmpty()) {
                        listener.line("heartbeat status: " + news + " is online");
                    }
                    snapshot = tables.snapshot(config.nodeId(), begin);
                }
                case Decoded.Refused(HeartbeatCodec.Reason reason) -> refused.merge(reason, 1L, Long::sum);
            }
            busyNanos.addAndGet(System.nanoTime() - begin);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A peer whose port is closed comes back as an exception here; its silence shows in the tables.
        }
    }

    public BeatSnapshot snapshot() {
        return snapshot;
    }

    public NodeConfig config() {
        return config;
    }

    /** Datagrams that were no heartbeats, by reason; on the loop alone. */
    Map<HeartbeatCodec.Reason, Long> refused() {
        return refused;
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
        return Optional.ofNullable(beats).map(channel -> (InetSocketAddress) channel.localAddress());
    }

    public Optional<InetSocketAddress> httpAddress() {
        return Optional.ofNullable(http).map(channel -> (InetSocketAddress) channel.localAddress());
    }

    private static String text(Channel channel) {
        return text((InetSocketAddress) channel.localAddress());
    }

    private static String text(InetSocketAddress at) {
        return host(at) + ":" + at.getPort();
    }

    /** As figures, not as a name. */
    private static String host(InetSocketAddress at) {
        InetAddress address = at.getAddress();
        return address == null ? at.getHostString() : address.getHostAddress();
    }

    /** Closes all sockets and waits until they are. Not to be called on an event loop. */
    @Override
    public void close() {
        Future<?> beating = tick;
        if (beating != null) {
            beating.cancel(false);
        }
        closed(http);
        closed(beats);
        clients.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        if (!loop.isShuttingDown()) {
            // The port is free only after the selector has looked once more; a task of later comes after that look.
            loop.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    private static void closed(@Nullable Channel channel) {
        if (channel != null) {
            channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
    }
}
