package dev.flotilla.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Ends things in the reverse order of their making. One that fails does not keep the others from ending. */
final class Shutdown implements AutoCloseable {
    private final Deque<AutoCloseable> endings = new ArrayDeque<>();

    /** Registers what was just made, and gives it back. */
    synchronized <T extends AutoCloseable> T with(T made) {
        endings.push(made);
        return made;
    }

    @Override
    public void close() {
        for (AutoCloseable next = next(); next != null; next = next()) {
            try {
                next.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Shutdown.class)
                        .warn("{} did not end well", next.getClass().getSimpleName(), e);
            }
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        return endings.poll();
    }
}
