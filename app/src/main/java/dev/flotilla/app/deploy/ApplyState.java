package dev.flotilla.app.deploy;

import java.util.Locale;

/** Where an apply stands. */
public enum ApplyState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    ROLLING_BACK,
    ROLLED_BACK,
    /** Flotilla ended in the middle of it. */
    INTERRUPTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isOver() {
        return this != RUNNING && this != ROLLING_BACK;
    }
}
