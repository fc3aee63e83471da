package dev.flotilla.node.comms.socket;

import dev.flotilla.node.comms.CommsRefusal;
import dev.flotilla.node.tally.ConnectionLimits;
import dev.flotilla.node.tally.Tally;
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
import java.util.concurrent.atomic.AtomicLong;

/** The comms port: takes connections within limits, gives each a handler of its own. On the event loop; the counters on any thread. */
public final class CommsListener {
    private final CommsSetup setup;
    private final EventLoop loop;
    private final CommsDesk desk;
    private final ChannelGroup connections;
    private final ConnectionLimits limits;
    private final Tally<CommsRefusal> refused = new Tally<>(CommsRefusal.class);
    private final AtomicLong served = new AtomicLong();
    private long bytesHeld;

    public CommsListener(CommsSetup setup, EventLoop loop, CommsDesk desk) {
        this.setup = setup;
        this.loop = loop;
        this.desk = desk;
        this.limits = new ConnectionLimits(setup.most(), setup.mostOfOneSource());
        this.connections = new DefaultChannelGroup(loop);
    }

    public ChannelFuture bind() {
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
            case TOO_MANY -> refuse(channel, CommsRefusal.CONNECTIONS);
            case TOO_MANY_OF_ONE -> refuse(channel, CommsRefusal.SOURCE);
            case ADMITTED -> admitted(channel, from);
        }
    }

    private void refuse(SocketChannel channel, CommsRefusal why) {
        refused.count(why);
        channel.close();
    }

    private void admitted(SocketChannel channel, InetAddress from) {
        connections.add(channel);
        channel.closeFuture().addListener(closed -> limits.leave(from));
        setup.tls().ifPresent(tls -> channel.pipeline().addLast(tls.incoming(channel.alloc())));
        channel.pipeline().addLast(new CommsHandler(this, setup.tls().isPresent(), isHere(channel)));
    }

    /** From loopback, or from the very address that was connected to: that is this machine as well. */
    private static boolean isHere(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        return from.isLoopbackAddress() || from.equals(channel.localAddress().getAddress());
    }

    /** False when there is no more room for bytes of requests. */
    boolean holds(int more) {
        bytesHeld += more;
        return bytesHeld <= setup.mostBytes();
    }

    CommsSetup setup() {
        return setup;
    }

    CommsDesk desk() {
        return desk;
    }

    void served() {
        served.incrementAndGet();
    }

    public Tally<CommsRefusal> refused() {
        return refused;
    }

    /** Requests that were answered as they wanted. */
    public long answered() {
        return served.get();
    }

    /** Connections that are open. */
    public int open() {
        return connections.size();
    }

    public void close() {
        connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
