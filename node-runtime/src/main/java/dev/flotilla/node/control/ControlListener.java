package dev.flotilla.node.control;

import dev.flotilla.node.tally.ConnectionLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The control port: takes connections within limits and hands on the frames whose sender is who it says. On the event loop. */
final class ControlListener {
    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_OF_ONE_SOURCE = 64;

    private final ControlSetup setup;
    private final EventLoop loop;
    private final SenderCheck check;
    private final Receiver receiver;
    private final ControlCounts counts;
    private final Consumer<String> heard;
    private final ConnectionLimits limits = new ConnectionLimits(MOST_CONNECTIONS, MOST_OF_ONE_SOURCE);
    private final ChannelGroup connections;

    /** @param heard told which peer a good frame came from */
    ControlListener(
            ControlSetup setup,
            EventLoop loop,
            SenderCheck check,
            Receiver receiver,
            ControlCounts counts,
            Consumer<String> heard) {
        this.setup = setup;
        this.loop = loop;
        this.check = check;
        this.receiver = receiver;
        this.counts = counts;
        this.heard = heard;
        this.connections = new DefaultChannelGroup(loop);
    }

    ChannelFuture bind() {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(channel);
                    }
                })
                .bind(setup.bindAt());
    }

    private void accepted(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        switch (limits.enter(from)) {
            case TOO_MANY -> refuse(channel, Refusal.CONNECTIONS);
            case TOO_MANY_OF_ONE -> refuse(channel, Refusal.SOURCE);
            case ADMITTED -> admitted(channel, from);
        }
    }

    private void refuse(SocketChannel channel, Refusal why) {
        counts.refused().count(why);
        channel.close();
    }

    private void admitted(SocketChannel channel, InetAddress from) {
        connections.add(channel);
        counts.opened(1);
        channel.closeFuture().addListener(closed -> {
            limits.leave(from);
            counts.opened(-1);
        });
        setup.tls().ifPresent(tls -> channel.pipeline().addLast(tls.incoming(channel.alloc())));
        channel.pipeline().addLast(new InboundFrames(this, from, setup.patience()));
    }

    /** False when the frame was not taken; it is counted then. */
    boolean take(byte[] body, InetAddress from) {
        return switch (check.judge(body, from, System.nanoTime())) {
            case SenderCheck.Finding.Bad(Refusal refusal) -> {
                counts.refused().count(refusal);
                yield false;
            }
            case SenderCheck.Finding.Good good -> {
                counts.frame();
                heard.accept(good.frame().sender());
                if (!receiver.received(good.frame())) {
                    counts.refused().count(Refusal.BUSY);
                }
                yield true;
            }
        };
    }

    ControlCounts counts() {
        return counts;
    }

    void close() {
        connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
