package dev.flotilla.app.docker.client;

/**
 * One step of a test of a connection.
 *
 * @param step parse, resolve, connect, tls, ping, api or resources
 * @param ms how long it took
 * @param message what was found, or what failed and what to do
 */
public record TestStep(String step, boolean ok, long ms, String message) {}
