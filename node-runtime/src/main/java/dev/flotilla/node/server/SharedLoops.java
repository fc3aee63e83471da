package dev.flotilla.node.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The event loops of all nodes of a process. Close the nodes first. */
public final class SharedLoops implements AutoCloseable {
    private static final Duration MOST_WAIT = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int WAITING_THREADS = 4;
    /** One slow disk delays a fourth of the nodes at most; a node that is a process of its own uses one. */
    private static final int DISK_THREADS = 4;

    private static final int MOST_QUEUED = 256;

    private final ThreadFactory threads;
    private final EventLoopGroup group;
    private final EventLoopGroup disks;
    private final ThreadPoolExecutor waiting;
    private final List<Thread> born = new CopyOnWriteArrayList<>();

    /** @param loops threads, 1 or more; they begin with the first node */
    public SharedLoops(int loops, ThreadFactory threads) {
        this.threads = threads;
        this.group = new MultiThreadIoEventLoopGroup(loops, this::newThread, NioIoHandler.newFactory());
        this.disks = new MultiThreadIoEventLoopGroup(DISK_THREADS, this::newThread, NioIoHandler.newFactory());
        this.waiting = new ThreadPoolExecutor(
                WAITING_THREADS,
                WAITING_THREADS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(MOST_QUEUED),
                this::newThread);
        waiting.allowCoreThreadTimeOut(true);
    }

    /** One of the loops; all of one node goes to one, but for what waits {@link #forDisk}. */
    public EventLoop next() {
        return group.next();
    }

    /**
     * One of a few loops whose work may wait for a disk, shared by all nodes; all of one node that does so goes to one. They begin with the first
     * work and end with the others.
     */
    EventLoop forDisk() {
        return disks.next();
    }

    /** For what may wait for a name server; its threads end when idle. */
    Executor waiting() {
        return waiting;
    }

    private Thread newThread(Runnable work) {
        born.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = threads.newThread(work);
        born.add(thread);
        return thread;
    }

    /** Ends all loops and waits until their threads are gone, 5 s at most each; an interrupt ends the wait. */
    @Override
    public void close() {
        waiting.shutdownNow();
        Future<?> disksEnd = disks.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        disksEnd.awaitUninterruptibly(5, TimeUnit.SECONDS);
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
