package dev.flotilla.app.split;

import java.util.Optional;

/**
 * A port of a service that other hosts must reach.
 *
 * @param address on which it is published; empty for the host's own, when that is a name
 * @param hostPort empty for one that the plan chooses
 * @param isThere whether the file publishes it already
 */
public record Opening(
        String service, int containerPort, Optional<Integer> hostPort, Optional<String> address, boolean isThere) {}
