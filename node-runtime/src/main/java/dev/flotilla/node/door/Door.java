package dev.flotilla.node.door;

import dev.flotilla.node.server.tls.NodeTls;
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
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One port and the connections that came in by it. On its event loop; {@link #open} on any thread. */
public final class Door {
    private final EventLoop loop;
    private final ConnectionLimits limits;
    private final Optional<NodeTls> tls;
    private final Keeper keeper;
    private final ChannelGroup connections;

    /** Who stands at the door. */
    public interface Keeper {
        /** A connection was let in; with TLS its handler stands in the pipeline already, and others go behind it. */
        void admitted(SocketChannel channel);

        /** One was not, and is closed: there are too many altogether, or of one address. */
        void refused(ConnectionLimits.Entry why);
    }

    /**
     * @param most connections at a time
     * @param mostOfOne of them from one address
     * @param tls with it nothing plain is taken
     */
    public Door(EventLoop loop, int most, int mostOfOne, Optional<NodeTls> tls, Keeper keeper) {
        this.loop = loop;
        this.limits = new ConnectionLimits(most, mostOfOne);
        this.tls = tls;
        this.keeper = keeper;
        this.connections = new DefaultChannelGroup(loop);
    }

    public ChannelFuture bind(InetSocketAddress at) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(channel);
                    }
                })
                .bind(at);
    }

    private void accepted(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        ConnectionLimits.Entry entry = limits.enter(from);
        if (entry != ConnectionLimits.Entry.ADMITTED) {
            keeper.refused(entry);
            channel.close();
            return;
        }
        connections.add(channel);
        channel.closeFuture().addListener(closed -> limits.leave(from));
        tls.ifPresent(some -> channel.pipeline().addLast(some.incoming(channel.alloc())));
        keeper.admitted(channel);
    }

    /** Connections that are open now. */
    public int open() {
        return connections.size();
    }

    /** Ends all connections and waits until they are. Not to be called on the event loop. */
    public void close() {
        connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
