package dev.flotilla.app.docker;

import java.util.Locale;

/** In the engine's words. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
