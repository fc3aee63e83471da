package dev.flotilla.node.control;

import dev.flotilla.node.config.ControlPeer;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of this node to one peer, and its only owner. It connects by itself, again and again with growing waits, and never
 * makes anybody wait for that: before and while it is connecting a few frames wait with it, otherwise a frame that cannot go is dropped and reported. On the event loop.
 */
final class PeerLink {
    static final int MOST_QUEUED = 64;
    private static final int CONNECT_MILLIS = 3000;

    private final ControlPeer peer;
    private final ControlSetup setup;
    private final EventLoop loop;
    private final PeerAddresses addresses;
    private final Receiver receiver;
    private final ControlCounts counts;
    private final Backoff backoff;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private State state = State.NEW;
    private @Nullable Channel channel;
    private @Nullable Future<?> retry;
    private final Carrying carrying = new Carrying();
    private long triedAt;

    private enum State {
        /** Not tried yet: the node is still starting, so nothing can be said of the peer. */
        NEW,
        /** For the time of the next attempt. */
        WAITING,
        CONNECTING,
        UP,
        CLOSED
    }

    PeerLink(
            ControlPeer peer,
            ControlSetup setup,
            EventLoop loop,
            PeerAddresses addresses,
            Receiver receiver,
            ControlCounts counts,
            RandomGenerator random) {
        this.peer = peer;
        this.setup = setup;
        this.loop = loop;
        this.addresses = addresses;
        this.receiver = receiver;
        this.counts = counts;
        this.backoff = new Backoff(random);
    }

    void connect() {
        if (state != State.NEW && state != State.WAITING) {
            return;
        }
        state = State.CONNECTING;
        triedAt = System.nanoTime();
        addresses.lookUp(peer.host(), found -> {
            if (loop.inEventLoop()) {
                found(found);
            } else if (!loop.isShuttingDown()) {
                loop.execute(() -> found(found));
            }
        });
    }

    private void found(List<InetAddress> found) {
        if (state != State.CONNECTING) {
            return;
        }
        if (found.isEmpty()) {
            failed();
            return;
        }
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel opened) {
                        prepare(opened);
                    }
                });
        InetSocketAddress to = new InetSocketAddress(found.getFirst(), peer.controlPort());
        InetAddress own = setup.bindAt().getAddress();
        // Peers know this node by where it is bound; the system would pick another address of the same machine.
        boolean fromOwn = own != null && !own.isAnyLocalAddress();
        ChannelFuture connecting =
                fromOwn ? bootstrap.connect(to, new InetSocketAddress(own, 0)) : bootstrap.connect(to);
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                failed();
            } else if (setup.tls().isEmpty()) {
                up(connecting.channel());
            }
        });
    }

    private void prepare(SocketChannel opened) {
        setup.tls().ifPresent(tls -> {
            SslHandler handler = tls.outgoing(opened.alloc(), peer.host(), peer.controlPort());
            opened.pipeline().addLast(handler);
            handler.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    up(opened);
                }
            });
        });
        opened.pipeline().addLast(new Ear());
    }

    private void up(Channel opened) {
        if (state != State.CONNECTING) {
            opened.close();
            return;
        }
        state = State.UP;
        carrying.up(System.nanoTime());
        backoff.succeeded();
        counts.connected();
        receiver.line("Connected to peer " + peer.id() + " at " + peer.host() + ":" + peer.controlPort());
        for (byte[] frame = queue.poll(); frame != null; frame = queue.poll()) {
            write(opened, frame);
        }
    }

    private void failed() {
        if (state == State.CLOSED || state == State.WAITING) {
            return;
        }
        state = State.WAITING;
        channel = null;
        int lost = queue.size();
        queue.clear();
        for (int i = 0; i < lost; i++) {
            unsent();
        }
        retry = loop.schedule(this::connect, backoff.nanos(), TimeUnit.NANOSECONDS);
    }

    void send(byte[] frame) {
        Channel open = channel;
        if (state == State.UP && open != null && open.isActive() && open.isWritable()) {
            write(open, frame);
        } else if ((state == State.NEW || state == State.CONNECTING) && queue.size() < MOST_QUEUED) {
            queue.add(frame);
        } else {
            unsent();
        }
    }

    private void write(Channel open, byte[] frame) {
        counts.sent(frame.length);
        carrying.sent(System.nanoTime());
        open.writeAndFlush(Unpooled.wrappedBuffer(frame));
    }

    private void unsent() {
        counts.notSent();
        receiver.unreachable(peer.id());
    }

    /** A good frame of this peer came: it lives, so an attempt is worth making now. */
    void heard() {
        long now = System.nanoTime();
        carrying.heard(now);
        if (state == State.WAITING && now - triedAt > TimeUnit.MILLISECONDS.toNanos(200)) {
            stopRetry();
            connect();
        }
    }

    /** Once in a while: a connection that carries nothing any more is made anew. */
    void look(long now) {
        Channel open = channel;
        if (state == State.UP && open != null && carrying.isLost(now)) {
            open.close();
        }
    }

    void close() {
        state = State.CLOSED;
        stopRetry();
        queue.clear();
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    private void stopRetry() {
        Optional.ofNullable(retry).ifPresent(waiting -> waiting.cancel(false));
        retry = null;
    }

    /** Peers send frames on connections of their own. What comes by this one tells that it carries, whatever it is. */
    @SuppressWarnings("ReferenceEquality") // a channel is itself, whatever order they define
    private final class Ear extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            if (context.channel() == channel) {
                carrying.answered(System.nanoTime());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (context.channel() == channel) {
                failed();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
