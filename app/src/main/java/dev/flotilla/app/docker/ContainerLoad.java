package dev.flotilla.app.docker;

import java.time.Instant;

/**
 * What a container used at a moment.
 *
 * @param cores in use: 1.5 is one and a half
 * @param memoryBytes without the page cache, as docker stats counts it
 */
public record ContainerLoad(
        ContainerId container, double cores, long memoryBytes, long rxBytes, long txBytes, Instant at) {}
