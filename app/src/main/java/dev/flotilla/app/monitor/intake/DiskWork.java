package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.series.MetricHistory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for a disk, on a thread of its own: figures every ten seconds, alarms when there are some. The loop never
 * waits for it; what finds the queue full is not kept, and the monitor says so.
 */
final class DiskWork implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWork.class);
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_LOGGED = 10;
    private static final Problem BEHIND = Problem.of(
            "FL-5005",
            "The disk is so slow that some alarms were not kept.",
            "Look what else uses it; they are shown as long as Flotilla runs.");

    private final MetricHistory history;
    private final InstantSource clock;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile Optional<Problem> trouble = Optional.empty();
    private volatile boolean over;
    private int mistakes;

    DiskWork(MetricHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Does it soon, in the order of the calls. Any thread; it does not block. */
    void soon(Supplier<? extends Outcome<?>> work) {
        boolean queued = waiting.offer(() -> trouble = switch (work.get()) {
            case Outcome.Ok<?> ok -> Optional.empty();
            case Outcome.Failed<?> failed -> Optional.of(failed.first());
        });
        if (!queued) {
            trouble = Optional.of(BEHIND);
        }
    }

    /** What hinders keeping at the moment. */
    Optional<Problem> trouble() {
        return trouble.or(history::trouble);
    }

    @Override
    public void run() {
        long next = System.nanoTime() + EVERY_NANOS;
        try {
            while (!over) {
                Runnable work = waiting.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (work != null) {
                    guarded(work);
                } else {
                    next = System.nanoTime() + EVERY_NANOS;
                    guarded(() -> history.keep(clock.millis()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            guarded(work);
        }
        guarded(history::close);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            if (++mistakes <= MOST_LOGGED) {
                LOG.error("something was not kept, by a mistake", bug);
            }
        }
    }

    /** Any thread. What is there is handed over, then it ends. */
    void end() {
        over = true;
        if (!waiting.offer(() -> {})) {
            LOG.debug("the disk's queue is full; it ends after what it does now");
        }
    }
}
