package dev.flotilla.app.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * When a container counts as ready.
 *
 * @param kind of proof
 * @param address {@code ip:port} to connect to; empty when no tcp port is published
 */
public record Readiness(Kind kind, Optional<String> address, Duration limit) {
    /** From weakest to strongest, and ended for one-time work. */
    public enum Kind {
        RUNNING,
        PORT_ANSWERS,
        HEALTHY,
        COMPLETED
    }
}
