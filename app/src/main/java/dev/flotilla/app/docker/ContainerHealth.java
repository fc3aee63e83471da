package dev.flotilla.app.docker;

import java.util.Locale;

/** What its health check says; NONE when it has no check. */
public enum ContainerHealth {
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
