package dev.flotilla.node.beat.socket;

import dev.flotilla.node.beat.BeatFigures;
import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.BeatTables.Arrival;
import dev.flotilla.node.beat.Hearing;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.beat.SnapshotKeeper;
import dev.flotilla.node.tally.Tally;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import dev.flotilla.node.wire.HeartbeatScan;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The heartbeats of one node, out and in. All of it happens on the node's event loop; the snapshot may be read by any thread. */
public final class BeatSocket {
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MESSAGES_PER_LOOK = 64;
    private static final int SENT_AT_ONCE = 64;

    private final BeatSetup setup;
    private final EventLoop loop;
    private final InstantSource clock;
    private final Traffic traffic;
    private final Consumer<String> lines;
    private final BeatTables tables;
    private final PeerDirectory directory;
    private final MachineSampler sampler;
    private final Tally<BeatRefusal> refused = new Tally<>(BeatRefusal.class);
    private final HeartbeatScan scan = new HeartbeatScan();
    private final byte[] datagram = new byte[HeartbeatCodec.LARGEST + 1];
    private final SnapshotKeeper snapshots;
    private @Nullable Channel channel;
    private volatile Optional<InetSocketAddress> observer = Optional.empty();
    private long sequence;
    private int commsPort;
    private long bytesIn;
    private long bytesOut;

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
        tables.startedAs(setup.boot());
        this.directory = new PeerDirectory(setup.peers(), waiting, loop, tables::resolved);
        this.sampler = new MachineSampler(clock);
        this.snapshots = new SnapshotKeeper(tables, setup.nodeId(), System.nanoTime());
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

    /**
     * Who gets each heartbeat beside the peers, without being one: in the clear, for it has no key. Any thread; from the
     * next beat on.
     */
    public void observer(Optional<InetSocketAddress> at) {
        observer = at;
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
        Optional<InetSocketAddress> first = setup.peers().stream()
                .map(peer -> directory.find(peer, now))
                .flatMap(Optional::stream)
                .findFirst();
        byte[] json = json(open, first);
        sendFrom(0, open, setup.seal().map(seal -> seal.seal(json)).orElse(json));
        observer.ifPresent(at -> open.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(json), at)));
        for (String name : tables.look(now)) {
            lines.accept("heartbeat status: " + name + " is stale");
        }
        snapshots.beaten(now);
    }

    /** A few at once, so that what comes in meanwhile is read before its buffer is full. */
    private void sendFrom(int begin, Channel open, byte[] bytes) {
        List<Peer> peers = setup.peers();
        int end = Math.min(begin + SENT_AT_ONCE, peers.size());
        long now = System.nanoTime();
        for (Peer peer : peers.subList(begin, end)) {
            send(open, peer, directory.find(peer, now), bytes);
        }
        if (end < peers.size()) {
            loop.schedule(() -> sendFrom(end, open, bytes), 1, TimeUnit.MILLISECONDS);
        }
    }

    private void send(Channel open, Peer peer, Optional<InetSocketAddress> at, byte[] bytes) {
        if (at.isEmpty()) {
            tables.sent(peer, false, arrival());
            return;
        }
        open.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), at.get()))
                .addListener(done -> tables.sent(peer, done.isSuccess(), arrival()));
        bytesOut += bytes.length;
        traffic.worked(0, 0, bytes.length);
    }

    private byte[] json(Channel open, Optional<InetSocketAddress> first) {
        InetSocketAddress own = (InetSocketAddress) open.localAddress();
        Instant now = clock.instant();
        return HeartbeatCodec.encode(new Heartbeat(
                setup.advertised().orElseGet(() -> OwnAddress.towards(own, first)),
                own.getPort(),
                commsPort,
                sampler.stats(),
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                Optional.of(setup.nodeId()),
                OptionalLong.of(setup.boot()),
                OptionalLong.of(sequence)));
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
            int taken = Math.min(length, datagram.length);
            packet.content().readBytes(datagram, 0, taken);
            boolean usual = setup.seal().isEmpty() && scan.read(datagram, taken);
            InetAddress from = packet.sender().getAddress();
            if (!usual || !tables.heardAgain(scan, from, arrival.nanos(), arrival.wallNanos())) {
                take(Arrays.copyOf(datagram, taken), from, arrival, usual);
            } else {
                snapshots.heard(false, arrival.nanos());
            }
            bytesIn += length;
            traffic.worked(System.nanoTime() - arrival.nanos(), length, 0);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A peer whose port is closed comes back as an exception here; its silence shows in the tables.
        }
    }

    private void take(byte[] sealed, InetAddress from, Arrival arrival, boolean usual) {
        byte[] bytes = sealed;
        if (setup.seal().isPresent()) {
            Optional<byte[]> opened = sealed.length > HeartbeatCodec.LARGEST
                    ? Optional.of(sealed)
                    : setup.seal().get().open(sealed);
            if (opened.isEmpty()) {
                refuse(BeatRefusal.NO_SEAL, from, Optional.empty(), arrival);
                return;
            }
            bytes = opened.get();
        }
        switch (HeartbeatCodec.decode(bytes)) {
            case Decoded.Beat(Heartbeat beat, String stats) -> heard(beat, stats, from, arrival, usual);
            case Decoded.Refused(HeartbeatCodec.Reason reason) ->
                refuse(BeatRefusal.of(reason), from, Optional.empty(), arrival);
        }
    }

    private void refuse(BeatRefusal reason, InetAddress from, Optional<Heartbeat> beat, Arrival arrival) {
        refused.count(reason);
        tables.refused(reason, from.getHostAddress(), beat, arrival.nanos());
    }

    private void heard(Heartbeat beat, String stats, InetAddress from, Arrival arrival, boolean usual) {
        switch (tables.heard(beat, stats, from.getHostAddress(), arrival)) {
            case Hearing.Refused(BeatRefusal reason) -> refuse(reason, from, Optional.of(beat), arrival);
            case Hearing.Taken(String name, boolean online, boolean wentBack) -> {
                if (online) {
                    lines.accept("heartbeat status: " + name + " is online");
                }
                if (wentBack) {
                    lines.accept(name + " came back after a silence with a lower boot number: its memory of its starts"
                            + " is lost");
                }
                if (usual) {
                    tables.remember(scan, from, name);
                }
                snapshots.heard(online, arrival.nanos());
            }
        }
    }

    /** As {@link SnapshotKeeper#latest} tells; on the event loop as of now. */
    public BeatSnapshot snapshot() {
        return loop.inEventLoop() ? snapshots.fresh(System.nanoTime()) : snapshots.latest();
    }

    /** On the event loop. */
    public BeatFigures figures() {
        return tables.figures();
    }

    /** How many senders are online. On the event loop. */
    public long online() {
        return tables.online();
    }

    /** Heartbeats sent to each peer since the start. On the event loop. */
    public long sequence() {
        return sequence;
    }

    /** Of datagrams that came. On the event loop. */
    public long bytesIn() {
        return bytesIn;
    }

    /** Of datagrams that left. On the event loop. */
    public long bytesOut() {
        return bytesOut;
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
