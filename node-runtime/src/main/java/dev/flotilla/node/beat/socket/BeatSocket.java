package dev.flotilla.node.beat.socket;

import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.BeatTables.Arrival;
import dev.flotilla.node.beat.Hearing;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.tally.Tally;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The heartbeats of one node, out and in. All of it happens on the node's event loop; the snapshot may be read by any thread. */
public final class BeatSocket {
    /** Between two snapshots because of heartbeats that say nothing new. */
    private static final long SNAPSHOT_NANOS = 200_000_000L;

    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MESSAGES_PER_LOOK = 64;

    private final BeatSetup setup;
    private final EventLoop loop;
    private final InstantSource clock;
    private final Traffic traffic;
    private final Consumer<String> lines;
    private final BeatTables tables;
    private final PeerDirectory directory;
    private final MachineSampler sampler;
    private final Tally<BeatRefusal> refused = new Tally<>(BeatRefusal.class);
    private volatile BeatSnapshot snapshot;
    private @Nullable Channel channel;
    private long sequence;
    private int commsPort;

    /** Told what goes through the socket. On the event loop. */
    public interface Traffic {
        void worked(long nanos, long bytesIn, long bytesOut);
    }

    public BeatSocket(
            BeatSetup setup,
            EventLoop loop,
            Executor waiting,
            InstantSource clock,
            Traffic traffic,
            Consumer<String> lines) {
        this.setup = setup;
        this.loop = loop;
        this.clock = clock;
        this.traffic = traffic;
        this.lines = lines;
        this.commsPort = setup.commsPort();
        this.tables = new BeatTables(
                setup.nodeId(), setup.peers(), setup.tolerance(), setup.seal().isPresent());
        this.directory = new PeerDirectory(setup.peers(), waiting, loop, tables::resolved);
        this.sampler = new MachineSampler(clock);
        this.snapshot = tables.snapshot(setup.nodeId(), System.nanoTime());
    }

    public ChannelFuture bind() {
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(HeartbeatCodec.LARGEST + 1).maxMessagesPerRead(MESSAGES_PER_LOOK))
                .handler(new Inbound())
                .bind(setup.bindAt());
        channel = bound.channel();
        return bound;
    }

    /** The port that heartbeats carry, once it is known. On the event loop, or before the first beat. */
    public void comms(int port) {
        commsPort = port;
    }

    /** Sends one heartbeat to each peer and looks who has gone silent. On the event loop, once per period. */
    public void beat() {
        Channel open = channel;
        if (open == null || !open.isActive()) {
            return;
        }
        sequence++;
        long now = System.nanoTime();
        Optional<InetSocketAddress> first = Optional.empty();
        for (Peer peer : setup.peers()) {
            Optional<InetSocketAddress> at = directory.find(peer, now);
            first = first.or(() -> at);
        }
        byte[] bytes = bytes(open, first);
        for (Peer peer : setup.peers()) {
            send(open, peer, directory.find(peer, now), bytes);
        }
        for (String name : tables.look(now)) {
            lines.accept("heartbeat status: " + name + " is stale");
        }
        snapshot = tables.snapshot(setup.nodeId(), now);
    }

    private void send(Channel open, Peer peer, Optional<InetSocketAddress> at, byte[] bytes) {
        if (at.isEmpty()) {
            tables.sent(peer, false, arrival());
            return;
        }
        open.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), at.get()))
                .addListener(done -> tables.sent(peer, done.isSuccess(), arrival()));
        traffic.worked(0, 0, bytes.length);
    }

    private byte[] bytes(Channel open, Optional<InetSocketAddress> first) {
        InetSocketAddress own = (InetSocketAddress) open.localAddress();
        Instant now = clock.instant();
        byte[] json = HeartbeatCodec.encode(new Heartbeat(
                setup.advertised().orElseGet(() -> OwnAddress.towards(own, first)),
                own.getPort(),
                commsPort,
                sampler.stats(),
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                Optional.of(setup.nodeId()),
                OptionalLong.of(setup.boot()),
                OptionalLong.of(sequence)));
        return setup.seal().map(seal -> seal.seal(json)).orElse(json);
    }

    private Arrival arrival() {
        Instant wall = clock.instant();
        return new Arrival(System.nanoTime(), wall.getEpochSecond() * 1_000_000_000L + wall.getNano());
    }

    private final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            Arrival arrival = arrival();
            int length = packet.content().readableBytes();
            byte[] bytes = new byte[Math.min(length, HeartbeatCodec.LARGEST + 1)];
            packet.content().readBytes(bytes);
            take(bytes, packet.sender(), arrival);
            traffic.worked(System.nanoTime() - arrival.nanos(), length, 0);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A peer whose port is closed comes back as an exception here; its silence shows in the tables.
        }
    }

    private void take(byte[] sealed, InetSocketAddress from, Arrival arrival) {
        byte[] bytes = sealed;
        if (setup.seal().isPresent()) {
            Optional<byte[]> opened = sealed.length > HeartbeatCodec.LARGEST
                    ? Optional.of(sealed)
                    : setup.seal().get().open(sealed);
            if (opened.isEmpty()) {
                refused.count(BeatRefusal.NO_SEAL);
                return;
            }
            bytes = opened.get();
        }
        switch (HeartbeatCodec.decode(bytes)) {
            case Decoded.Beat(Heartbeat beat, String stats) -> heard(beat, stats, from, arrival);
            case Decoded.Refused(HeartbeatCodec.Reason reason) -> refused.count(BeatRefusal.of(reason));
        }
    }

    private void heard(Heartbeat beat, String stats, InetSocketAddress from, Arrival arrival) {
        switch (tables.heard(beat, stats, from.getAddress().getHostAddress(), arrival)) {
            case Hearing.Refused(BeatRefusal reason) -> refused.count(reason);
            case Hearing.Taken(String name, boolean online, boolean wentBack) -> {
                if (online) {
                    lines.accept("heartbeat status: " + name + " is online");
                }
                if (wentBack) {
                    lines.accept(name + " came back after a silence with a lower boot number: its memory of its starts"
                            + " is lost");
                }
                if (online || arrival.nanos() - snapshot.atNanos() > SNAPSHOT_NANOS) {
                    snapshot = tables.snapshot(setup.nodeId(), arrival.nanos());
                }
            }
        }
    }

    public BeatSnapshot snapshot() {
        return snapshot;
    }

    /** Heartbeats sent to each peer since the start. On the event loop. */
    public long sequence() {
        return sequence;
    }

    public Tally<BeatRefusal> refused() {
        return refused;
    }

    public List<Peer> peers() {
        return setup.peers();
    }

    /** Where it is bound; empty before that. */
    public Optional<InetSocketAddress> address() {
        return Optional.ofNullable(channel).map(open -> (InetSocketAddress) open.localAddress());
    }

    public void close() {
        Channel open = channel;
        if (open != null) {
            open.close().awaitUninterruptibly(5_000);
        }
    }
}
