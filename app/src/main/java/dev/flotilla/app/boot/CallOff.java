package dev.flotilla.app.boot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end well when the process is told to go (Ctrl-C, kill, the end of the terminal): asks it to stop, waits
 * for its end (an apply takes back what it made), and gives its exit code to the shell.
 */
final class CallOff {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KILLED_BY_INTERRUPT = 130;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int code = KILLED_BY_INTERRUPT;
    private @Nullable Runnable asking;
    private boolean asked;

    /** From now on this is called, once, when the process is told to go. */
    synchronized void to(Runnable ask) {
        asking = ask;
        if (asked) {
            ask.run();
        }
    }

    /** The command has ended with this code. */
    void ended(int exitCode) {
        code = exitCode;
        ended.countDown();
    }

    /** Runs in the shutdown hook. */
    void processEnds() {
        if (ended.getCount() == 0) {
            return;
        }
        synchronized (this) {
            asked = true;
            if (asking != null) {
                asking.run();
            }
        }
        try {
            if (!ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                code = KILLED_BY_INTERRUPT;
            }
        } catch (InterruptedException e) {
            code = KILLED_BY_INTERRUPT;
        }
        System.out.flush();
        // Without this the exit code would be that of the signal, whatever the command said.
        Runtime.getRuntime().halt(code);
    }
}
