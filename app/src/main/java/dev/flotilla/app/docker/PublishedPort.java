package dev.flotilla.app.docker;

import dev.flotilla.app.stack.Protocol;

/**
 * A port of a container as it is reached from outside.
 *
 * @param hostIp the address it is bound to; {@code 0.0.0.0} and {@code ::} face the world
 */
public record PublishedPort(String hostIp, int hostPort, int containerPort, Protocol protocol) {}
