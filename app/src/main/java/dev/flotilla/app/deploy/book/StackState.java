package dev.flotilla.app.deploy.book;

import java.util.Locale;

/** How a stack is. */
public enum StackState {
    /** Opened, and nothing of it runs anywhere. */
    PLANNED,
    APPLYING,
    /** Everything that was last applied runs and is not unhealthy. */
    RUNNING,
    /** A part of it runs. */
    DEGRADED,
    STOPPED,
    /** Nothing of it runs, and not because it was stopped; or an apply was cut off. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
