package dev.flotilla.node.live;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Puts work on an executor, never more than so much at a time. Any thread. */
final class Inbox {
    private final Executor owner;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    Inbox(Executor owner, int most) {
        this.owner = owner;
        this.most = most;
    }

    /** False when there is no room, or no owner any more; the work is not done then, which is counted. */
    boolean put(Runnable work) {
        if (waiting.incrementAndGet() > most) {
            return refuse();
        }
        try {
            owner.execute(() -> {
                waiting.decrementAndGet();
                work.run();
            });
            return true;
        } catch (RejectedExecutionException e) {
            return refuse();
        }
    }

    private boolean refuse() {
        waiting.decrementAndGet();
        refused.incrementAndGet();
        return false;
    }

    long refused() {
        return refused.get();
    }
}
