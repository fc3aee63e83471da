package dev.flotilla.app.stack;

/** How a container is joined to a network. */
public sealed interface NetworkMode {
    /** Bridge networks of the stack, one of each name per host. */
    record Bridge() implements NetworkMode {}

    record HostMode() implements NetworkMode {}

    record None() implements NetworkMode {}

    /** Shares the network of a sibling; both stay on one host. */
    record OfService(String service) implements NetworkMode {}
}
