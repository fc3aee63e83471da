package dev.flotilla.node.server.http;

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
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The HTTP port of a node: takes connections within limits and ends those that say nothing. On the event loop. */
public final class HttpFace {
    private static final int MOST_CONNECTIONS = 2048;
    private static final int MOST_OF_ONE_SOURCE = 512;

    private final HttpSetup setup;
    private final EventLoop loop;
    private final NodeFacts facts;
    private final Predicting predicting;
    private final HttpRoutes routes;
    private final Tally<HttpRefusal> counts = new Tally<>(HttpRefusal.class);
    private final ConnectionLimits limits = new ConnectionLimits(MOST_CONNECTIONS, MOST_OF_ONE_SOURCE);
    private final ChannelGroup connections;

    public HttpFace(HttpSetup setup, EventLoop loop, NodeFacts facts, Predicting predicting, InstantSource clock) {
        this.setup = setup;
        this.loop = loop;
        this.facts = facts;
        this.predicting = predicting;
        this.connections = new DefaultChannelGroup(loop);
        this.routes = new HttpRoutes(
                new NodePages(facts, predicting, clock),
                new MetricsPage(facts, predicting, counts, limits::open),
                new RolloutOrder(setup.token(), facts.replica()),
                predicting,
                counts);
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
                .bind(setup.at());
    }

    private void accepted(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        switch (limits.enter(from)) {
            case TOO_MANY -> refuse(channel, HttpRefusal.CONNECTIONS);
            case TOO_MANY_OF_ONE -> refuse(channel, HttpRefusal.SOURCE);
            case ADMITTED -> admitted(channel, from);
        }
    }

    private void refuse(SocketChannel channel, HttpRefusal why) {
        counts.count(why);
        channel.close();
    }

    private void admitted(SocketChannel channel, InetAddress from) {
        connections.add(channel);
        setup.tls().ifPresent(tls -> channel.pipeline().addLast(tls.incoming(channel.alloc())));
        HttpExchange exchange = new HttpExchange(this);
        channel.pipeline().addLast(new HttpRequestDecoder(), exchange);
        long third = setup.quiet().toMillis() / 3;
        Future<?> watch =
                loop.scheduleWithFixedDelay(() -> look(channel, exchange), third, third, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> {
            watch.cancel(false);
            limits.leave(from);
        });
    }

    /** From the end of one request to the end of the next: a client that sends a byte now and then is as bad as a silent one. */
    private void look(SocketChannel channel, HttpExchange exchange) {
        if (System.nanoTime() - exchange.quietSince() > setup.quiet().toNanos()) {
            counts.count(HttpRefusal.SILENT);
            channel.close();
        }
    }

    HttpRoutes routes() {
        return routes;
    }

    Predicting predicting() {
        return predicting;
    }

    Tally<HttpRefusal> counts() {
        return counts;
    }

    void worked(long nanos, long bytesIn, long bytesOut) {
        facts.worked(nanos, bytesIn, bytesOut);
    }

    /** Ends all connections and waits until they are. Not to be called on the event loop. */
    public void close() {
        connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
