package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.PortHolder;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.HeartbeatCodec;
import io.netty.bootstrap.Bootstrap;
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
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One UDP port on which heartbeats come in. Each is stamped when it is read from the socket. Safe for many threads; the
 * work is done on one event loop, which also outlives a port that was closed, with what was counted so far.
 */
public final class HeartbeatListener implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MESSAGES_PER_LOOK = 64;
    private static final long CLOSE_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 10;

    private final Channel channel;
    private final Reception reception;
    private final int port;

    private HeartbeatListener(Channel channel, Reception reception) {
        this.channel = channel;
        this.port = ((InetSocketAddress) channel.localAddress()).getPort();
        this.reception = reception;
    }

    /**
     * Blocks until the port is bound; never on an event loop.
     *
     * @param at the address and port of the user's choice; port 0 takes any that is free
     */
    public static Outcome<HeartbeatListener> open(
            InetSocketAddress at, EventLoop loop, InstantSource clock, Mailbox mailbox) {
        Reception reception = new Reception(loop, clock, mailbox);
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(HeartbeatCodec.LARGEST + 1).maxMessagesPerRead(MESSAGES_PER_LOOK))
                .handler(new Inbound(reception))
                .bind(at)
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return Outcome.ok(new HeartbeatListener(bound.channel(), reception));
        }
        bound.channel().close();
        return Outcome.failed(taken(at, bound.cause()));
    }

    private static Problem taken(InetSocketAddress at, Throwable why) {
        String holder = PortHolder.find("udp", at.getPort())
                .map(process -> process + " has it")
                .orElse(String.valueOf(why.getMessage()));
        return Problem.of(
                "FL-5001",
                "Flotilla cannot hear heartbeats on UDP port " + at.getPort() + ": " + holder + ".",
                "Choose another port, and give that one to the nodes as their peer; or end what has this one.");
    }

    /** Also when it is closed. */
    public int port() {
        return port;
    }

    /** False when the socket has ended, by whomever. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** From now on these count. */
    public void watch(
            Collection<WatchedNode> nodes, Map<String, Set<InetAddress>> addresses, Map<String, FrameSeal> seals) {
        reception.watch(nodes, addresses, seals);
    }

    /** This computer stood still until now. */
    public void stalled() {
        reception.stalled();
    }

    /** As it was made last; asks for a newer one, which is there a moment later. */
    public Hearing hearing() {
        return reception.hearing();
    }

    /** When this returns the port is free. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(CLOSE_MILLIS);
        // The system's socket lives until the loop has selected once more, which it does to wait for this.
        channel.eventLoop()
                .schedule(() -> {}, LOOK_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MILLIS);
    }

    private static final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
        private final Reception reception;

        Inbound(Reception reception) {
            this.reception = reception;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            reception.take(packet.content(), packet.sender().getAddress());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            reception.mistake(cause);
        }
    }
}
