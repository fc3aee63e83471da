package dev.flotilla.node.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loops of all nodes of a process. Close the nodes first. */
public final class SharedLoops implements AutoCloseable {
    private static final Duration MOST_WAIT = Duration.ofSeconds(5);

    private final EventLoopGroup group;
    private final List<Thread> born = new CopyOnWriteArrayList<>();

    /** @param loops threads, 1 or more; they begin with the first node */
    public SharedLoops(int loops, ThreadFactory threads) {
        this.group = new MultiThreadIoEventLoopGroup(
                loops,
                work -> {
                    Thread thread = threads.newThread(work);
                    born.add(thread);
                    return thread;
                },
                NioIoHandler.newFactory());
    }

    EventLoop next() {
        return group.next();
    }

    /** Ends all loops and waits until their threads are gone, 5 s at most each; an interrupt ends the wait. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        try {
            // The group is done a moment before its threads are.
            for (Thread thread : born) {
                thread.join(MOST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
