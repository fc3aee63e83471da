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
 * @param maintenance whether its host is in maintenance or switched off on purpose: nothing is expected of it
 * @param stopped whether its container was stopped through Flotilla, and was not started since: nobody misses it
 * @param files of secrets that belong to it, as far as they are known
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
        boolean maintenance,
        boolean stopped,
        Files files) {
    public static final Duration USUAL_PERIOD = Duration.ofSeconds(5);
    public static final Duration USUAL_TOLERANCE = Duration.ofSeconds(15);

    /** A node in its container. */
    public record InContainer(HostId host, ContainerId container) {}

    /**
     * Where secrets lie, never what they are.
     *
     * @param key on this computer, with the key by which its heartbeats are sealed
     * @param rolloutToken where the node runs, with the token that orders about its rollout need
     */
    public record Files(Optional<String> key, Optional<String> rolloutToken) {
        public static final Files NONE = new Files(Optional.empty(), Optional.empty());
    }

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

    /** One that was not stopped, and of which no file is known. */
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
            Duration tolerance,
            boolean maintenance) {
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
                maintenance,
                false,
                Files.NONE);
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
        return with(next, maintenance, stopped, files);
    }

    public WatchedNode withMaintenance(boolean next) {
        return with(name, next, stopped, files);
    }

    public WatchedNode withStopped(boolean next) {
        return with(name, maintenance, next, files);
    }

    public WatchedNode withFiles(Files next) {
        return with(name, maintenance, stopped, next);
    }

    private WatchedNode with(String nextName, boolean nextMaintenance, boolean nextStopped, Files nextFiles) {
        return new WatchedNode(
                nextName,
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
                nextMaintenance,
                nextStopped,
                nextFiles);
    }
}
