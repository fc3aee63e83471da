package dev.flotilla.node.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loops of all nodes of a process. Close the nodes first. */
public final class SharedLoops implements AutoCloseable {
    private final EventLoopGroup group;

    /** @param loops threads, 1 or more; they begin with the first node */
    public SharedLoops(int loops, ThreadFactory threads) {
        this.group = new MultiThreadIoEventLoopGroup(loops, threads, NioIoHandler.newFactory());
    }

    EventLoop next() {
        return group.next();
    }

    /** Ends all loops and waits for their threads, 5 s at most. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
