package dev.flotilla.app.deploy;

/**
 * An address that is told to the other containers.
 *
 * @param variable such as {@code POSTGRES_ENDPOINT}
 * @param value {@code address:port}
 */
public record Endpoint(String service, String instance, String variable, String value) {}
