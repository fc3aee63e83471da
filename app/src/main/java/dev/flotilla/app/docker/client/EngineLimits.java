package dev.flotilla.app.docker.client;

import java.time.Duration;

/**
 * How long an engine may take.
 *
 * @param connect to accept a connection
 * @param read to answer a question
 * @param change to do what it was told; stopping has its grace on top, a pull, build, save or load of an image has
 *     {@code pull}
 */
public record EngineLimits(Duration connect, Duration read, Duration change, Duration pull) {
    public static final EngineLimits USUAL = new EngineLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(15));
}
