package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Monitoring;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the page until closed, on one thread of its own. A scraper that is slow or says nothing is let go. */
public final class ScrapeServer implements AutoCloseable {
    static final int MOST_CONNECTIONS = 32;

    private static final int LONGEST_LINE = 2048;
    private static final int LONGEST_HEAD = 16 << 10;
    private static final Duration BIND = Duration.ofSeconds(5);

    private final ScrapePlan plan;
    private final EventLoopGroup loop;
    private final Channel listening;

    private ScrapeServer(ScrapePlan plan, EventLoopGroup loop, Channel listening) {
        this.plan = plan;
        this.loop = loop;
        this.listening = listening;
    }

    /**
     * Blocks until it listens; FL-5301 when it cannot.
     *
     * @param patience how long a connection may stay silent
     */
    public static Outcome<ScrapeServer> start(
            ScrapePlan plan, Monitoring monitoring, ThreadFactory threads, Duration patience) {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        AtomicInteger open = new AtomicInteger();
        PageSource pages = new PageSource(monitoring);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, MOST_CONNECTIONS)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (open.incrementAndGet() > MOST_CONNECTIONS) {
                            open.decrementAndGet();
                            channel.close();
                            return;
                        }
                        channel.closeFuture().addListener(closed -> open.decrementAndGet());
                        channel.pipeline()
                                .addLast(new ReadTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS))
                                .addLast(new WriteTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS))
                                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                                        .setMaxInitialLineLength(LONGEST_LINE)
                                        .setMaxHeaderSize(LONGEST_HEAD)))
                                .addLast(new HttpObjectAggregator(LONGEST_LINE))
                                .addLast(new ScrapeHandler(plan, pages));
                    }
                })
                .bind(new InetSocketAddress(plan.bind(), plan.port()));
        boolean done = bound.awaitUninterruptibly(BIND.toMillis(), TimeUnit.MILLISECONDS);
        if (done && bound.isSuccess()) {
            return Outcome.ok(new ScrapeServer(plan, loop, bound.channel()));
        }
        Throwable why = bound.cause();
        end(loop);
        return Outcome.failed(Problem.of(
                "FL-5301",
                "The metrics page cannot be served at " + plan.url(plan.port()) + ": "
                        + (why == null ? "it took too long" : String.valueOf(why.getMessage())) + ".",
                "Choose another port or address, or end who has it."));
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public String url() {
        return plan.url(port());
    }

    private static void end(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    /** No thread and no socket of it is left when it returns. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        end(loop);
    }
}
