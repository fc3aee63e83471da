package dev.flotilla.node.server.http;

import dev.flotilla.node.door.Door;
import dev.flotilla.node.tally.ConnectionLimits;
import dev.flotilla.node.tally.Tally;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.Future;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The HTTP port of a node: takes connections within limits and ends those that say nothing. On the event loop. */
public final class HttpFace implements Door.Keeper {
    private static final int MOST_CONNECTIONS = 2048;
    private static final int MOST_OF_ONE_SOURCE = 512;

    private final HttpSetup setup;
    private final EventLoop loop;
    private final NodeFacts facts;
    private final Predicting predicting;
    private final HttpRoutes routes;
    private final Tally<HttpRefusal> counts = new Tally<>(HttpRefusal.class);
    private final Door door;

    public HttpFace(HttpSetup setup, EventLoop loop, NodeFacts facts, Predicting predicting, InstantSource clock) {
        this.setup = setup;
        this.loop = loop;
        this.facts = facts;
        this.predicting = predicting;
        this.door = new Door(loop, MOST_CONNECTIONS, MOST_OF_ONE_SOURCE, setup.tls(), this);
        this.routes = new HttpRoutes(
                new NodePages(facts, predicting, clock),
                new MetricsPage(facts, predicting, counts, door::open),
                new RolloutOrder(setup.token(), facts.replica()),
                predicting,
                counts);
    }

    public ChannelFuture bind() {
        return door.bind(setup.at());
    }

    @Override
    public void refused(ConnectionLimits.Entry why) {
        counts.count(why == ConnectionLimits.Entry.TOO_MANY_OF_ONE ? HttpRefusal.SOURCE : HttpRefusal.CONNECTIONS);
    }

    @Override
    public void admitted(SocketChannel channel) {
        HttpExchange exchange = new HttpExchange(this);
        channel.pipeline().addLast(new HttpRequestDecoder(), exchange);
        long third = setup.quiet().toMillis() / 3;
        Future<?> watch =
                loop.scheduleWithFixedDelay(() -> look(channel, exchange), third, third, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> watch.cancel(false));
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
        door.close();
    }
}
