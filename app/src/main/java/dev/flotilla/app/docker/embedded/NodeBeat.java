package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether one node hears another, as the hearing node itself tells.
 *
 * @param from the sending node
 * @param to the hearing node
 * @param age since the last heartbeat was heard; empty when none ever was
 * @param stale nothing was heard for longer than the tolerance
 * @param missed heartbeats lost on the way, by gaps in their numbers
 */
public record NodeBeat(End from, End to, Optional<Duration> age, boolean stale, long count, long missed) {
    /** A node in its container. */
    public record End(HostId host, ContainerId container, String node) {}
}
