package dev.flotilla.app.stack;

/**
 * One container that a service wants.
 *
 * @param index from 1
 * @param name unique in the stack: the service's own, or {@code service-index} where replicas are over 1
 */
public record Instance(String service, int index, String name) {}
