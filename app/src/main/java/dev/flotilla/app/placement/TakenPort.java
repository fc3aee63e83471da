package dev.flotilla.app.placement;

import dev.flotilla.app.stack.Protocol;

/**
 * A host port in use.
 *
 * @param hostIp {@code 0.0.0.0} or {@code ::} means every address
 * @param owner name of the container that has it
 */
public record TakenPort(String hostIp, int port, Protocol protocol, String owner) {}
