package dev.flotilla.app.monitor;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A node that is watched, and where each of its faces is to be found.
 *
 * @param name unique among the watched ones; plain text
 * @param nodeId as it calls itself in its heartbeats; empty when it is not known (originals have none)
 * @param host address or DNS name under which it is asked
 * @param heartbeatPort the port in its heartbeats, 1-65535
 * @param commsPort 0 when it has none; so too {@code controlPort}
 * @param http base address, {@code http://192.0.2.11:50051}; empty when it has none
 * @param container where it runs, when one of the fleet's engines runs it
 * @param period between two heartbeats, as configured; what is measured stands before it
 * @param tolerance after which its own peers call it stale, as configured
 * @param maintenance whether its host is in maintenance: nothing is expected of it
 */
public record WatchedNode(
        String name,
        Optional<String> nodeId,
        String host,
        int heartbeatPort,
        int commsPort,
        int controlPort,
        Optional<String> http,
        NodeKind kind,
        Optional<InContainer> container,
        Duration period,
        Duration tolerance,
        boolean maintenance) {
    public static final Duration USUAL_PERIOD = Duration.ofSeconds(5);
    public static final Duration USUAL_TOLERANCE = Duration.ofSeconds(15);

    /** A node in its container. */
    public record InContainer(HostId host, ContainerId container) {}

    public WatchedNode {
        Objects.requireNonNull(name);
        if (heartbeatPort < 1 || heartbeatPort > 65535) {
            throw new IllegalArgumentException("heartbeat port " + heartbeatPort);
        }
        if (commsPort < 0 || commsPort > 65535 || controlPort < 0 || controlPort > 65535) {
            throw new IllegalArgumentException("ports " + commsPort + " and " + controlPort);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period " + period);
        }
    }

    /** Of a host that is not in maintenance. */
    public WatchedNode(
            String name,
            Optional<String> nodeId,
            String host,
            int heartbeatPort,
            int commsPort,
            int controlPort,
            Optional<String> http,
            NodeKind kind,
            Optional<InContainer> container,
            Duration period,
            Duration tolerance) {
        this(
                name,
                nodeId,
                host,
                heartbeatPort,
                commsPort,
                controlPort,
                http,
                kind,
                container,
                period,
                tolerance,
                false);
    }

    public WatchedNode withName(String next) {
        return new WatchedNode(
                next,
                nodeId,
                host,
                heartbeatPort,
                commsPort,
                controlPort,
                http,
                kind,
                container,
                period,
                tolerance,
                maintenance);
    }

    public WatchedNode withMaintenance(boolean next) {
        return new WatchedNode(
                name,
                nodeId,
                host,
                heartbeatPort,
                commsPort,
                controlPort,
                http,
                kind,
                container,
                period,
                tolerance,
                next);
    }
}
