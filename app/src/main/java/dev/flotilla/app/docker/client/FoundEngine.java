package dev.flotilla.app.docker.client;

import dev.flotilla.app.fleet.EngineAddress;

/**
 * An engine that this machine knows of.
 *
 * @param name to offer for the host
 * @param source where it was found, such as {@code docker context prod}
 */
public record FoundEngine(String name, EngineAddress address, String source) {}
