package dev.flotilla.app.deploy.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Told once, from any thread; looked at between steps and while waiting. */
final class Cancellation {
    private final CountDownLatch told = new CountDownLatch(1);

    void cancel() {
        told.countDown();
    }

    boolean isCancelled() {
        return told.getCount() == 0;
    }

    /** Waits this long at most; true as soon as it is told. */
    boolean pause(Duration time) throws InterruptedException {
        return told.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
