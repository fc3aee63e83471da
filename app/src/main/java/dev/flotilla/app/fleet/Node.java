package dev.flotilla.app.fleet;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A node that is to be watched although no engine of the fleet runs it, or runs it without telling its ports.
 * {@code NodeRules} say what is wrong with one.
 *
 * @param name unique among the nodes without regard to case
 * @param host address or DNS name under which it is asked
 * @param heartbeatPort the port that its heartbeats name, 1-65535
 * @param commsPort 0 when it has none; so too {@code controlPort}
 * @param http base address, {@code http://192.0.2.11:50051}, without a slash at its end; empty when it has none
 * @param period between two heartbeats, as it is configured
 * @param tolerance of silence, as it is configured
 * @param nodeId as it calls itself in its heartbeats; empty when it is not known
 * @param keyFile file on this computer with the key that it shares with its peers, by which its heartbeats are sealed; empty
 *     when they are taken as they come. The key itself is never kept
 */
public record Node(
        String name,
        String host,
        int heartbeatPort,
        int commsPort,
        int controlPort,
        Optional<String> http,
        Kind kind,
        Duration period,
        Duration tolerance,
        Optional<String> nodeId,
        Optional<String> keyFile) {
    public static final int USUAL_HEARTBEAT_PORT = 5000;
    public static final int USUAL_COMMS_PORT = 5001;
    public static final Duration USUAL_PERIOD = Duration.ofSeconds(5);
    public static final Duration USUAL_TOLERANCE = Duration.ofSeconds(15);

    /** What it speaks, as far as the user says; {@code AUTO} finds out. */
    public enum Kind {
        AUTO,
        FLOTILLA,
        MOSAIC,
        CANARY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public Node {
        Objects.requireNonNull(name);
        Objects.requireNonNull(host);
        http = http.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** One whose heartbeats are taken as they come. */
    public Node(
            String name,
            String host,
            int heartbeatPort,
            int commsPort,
            int controlPort,
            Optional<String> http,
            Kind kind,
            Duration period,
            Duration tolerance,
            Optional<String> nodeId) {
        this(
                name,
                host,
                heartbeatPort,
                commsPort,
                controlPort,
                http,
                kind,
                period,
                tolerance,
                nodeId,
                Optional.empty());
    }

    /** With the ports and times of a Mosaic node. */
    public static Node of(String name, String host) {
        return new Node(
                name,
                host,
                USUAL_HEARTBEAT_PORT,
                USUAL_COMMS_PORT,
                0,
                Optional.empty(),
                Kind.AUTO,
                USUAL_PERIOD,
                USUAL_TOLERANCE,
                Optional.empty());
    }

    public Node withName(String next) {
        return new Node(
                next, host, heartbeatPort, commsPort, controlPort, http, kind, period, tolerance, nodeId, keyFile);
    }

    public Node withPorts(int heartbeat, int comms, int control) {
        return new Node(name, host, heartbeat, comms, control, http, kind, period, tolerance, nodeId, keyFile);
    }

    public Node withHttp(Optional<String> next) {
        return new Node(
                name, host, heartbeatPort, commsPort, controlPort, next, kind, period, tolerance, nodeId, keyFile);
    }

    public Node withKind(Kind next) {
        return new Node(
                name, host, heartbeatPort, commsPort, controlPort, http, next, period, tolerance, nodeId, keyFile);
    }

    public Node withTimes(Duration nextPeriod, Duration nextTolerance) {
        return new Node(
                name,
                host,
                heartbeatPort,
                commsPort,
                controlPort,
                http,
                kind,
                nextPeriod,
                nextTolerance,
                nodeId,
                keyFile);
    }

    public Node withNodeId(Optional<String> next) {
        return new Node(
                name, host, heartbeatPort, commsPort, controlPort, http, kind, period, tolerance, next, keyFile);
    }

    public Node withKeyFile(Optional<String> next) {
        return new Node(name, host, heartbeatPort, commsPort, controlPort, http, kind, period, tolerance, nodeId, next);
    }
}
