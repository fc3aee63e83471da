package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Whether the user called the command off (Ctrl-C, here or at the process that handed it over). Any thread. A command
 * that knows how to end well says so by {@link #whenAsked}; one that does not is interrupted.
 */
public final class Cancel {
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private final Thread command;
    private boolean asked;

    /** @param command the thread that runs it */
    public Cancel(Thread command) {
        this.command = command;
    }

    public synchronized boolean isAsked() {
        return asked;
    }

    /** Runs the ending when the command is called off, at once when it was already. */
    public synchronized Subscription whenAsked(Runnable ending) {
        endings.add(ending);
        if (asked) {
            ending.run();
        }
        return () -> endings.remove(ending);
    }

    public synchronized void ask() {
        if (asked) {
            return;
        }
        asked = true;
        if (endings.isEmpty()) {
            command.interrupt();
        } else {
            endings.forEach(Runnable::run);
        }
    }
}
