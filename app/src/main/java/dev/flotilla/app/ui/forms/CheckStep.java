package dev.flotilla.app.ui.forms;

import java.util.Optional;

/**
 * A step of a connection test.
 *
 * @param name Parse, Resolve, Connect, TLS, Ping, API version, Resources; In the fleet, when it is there already
 * @param millis it took; 0 until it is over
 * @param message what was found or what failed
 * @param hint what to do when it failed
 */
public record CheckStep(String name, State state, long millis, String message, Optional<String> hint) {
    /** Where a step stands. */
    public enum State {
        WAITING,
        RUNNING,
        OK,
        /** Done, and something was found that a person should know. */
        NOTICED,
        FAILED,
        SKIPPED
    }
}
