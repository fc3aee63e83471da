package dev.flotilla.app.peers.push;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time go by between two looks at a container. */
@FunctionalInterface
public interface Pause {
    /** On the calling thread; an interrupt ends it. */
    Pause REAL = time -> !new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);

    /** @return whether to go on looking */
    boolean forAWhile(Duration time) throws InterruptedException;
}
