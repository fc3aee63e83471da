package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.EngineAddress;

/**
 * An engine that this machine knows: a socket, or a docker context.
 *
 * @param name proposed for the host
 * @param origin where it was found, such as {@code docker context lab}
 */
public record FoundEngine(String name, EngineAddress address, String origin) {}
