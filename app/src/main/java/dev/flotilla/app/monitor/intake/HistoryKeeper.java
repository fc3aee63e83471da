package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.monitor.series.MetricHistory;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands figures to the archive every ten seconds, on a thread of its own, for a disk may keep one waiting. */
final class HistoryKeeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final long EVERY_SECONDS = 10;
    private static final int MOST_LOGGED = 10;

    private final MetricHistory history;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int mistakes;

    HistoryKeeper(MetricHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
                guarded(() -> history.keep(clock.millis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guarded(history::close);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            if (++mistakes <= MOST_LOGGED) {
                LOG.error("figures were not kept, by a mistake", bug);
            }
        }
    }

    /** Any thread. What is there is handed over, then it ends. */
    void end() {
        closed.countDown();
    }
}
