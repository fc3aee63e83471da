package dev.flotilla.node;

import dev.flotilla.node.beat.Peer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a node is to be.
 *
 * @param beatAt where heartbeats are received (UDP); port 0 for any free one
 * @param httpAt where HTTP is served; port 0 for any free one
 * @param period between heartbeats, 50 ms to an hour
 * @param tolerance silence after which a peer is stale
 * @param boot number of this start; greater than that of an earlier one
 */
public record NodeConfig(
        String nodeId,
        InetSocketAddress beatAt,
        InetSocketAddress httpAt,
        List<Peer> peers,
        Duration period,
        Duration tolerance,
        long boot) {
    public static final int BEAT_PORT = 5000;
    public static final int HTTP_PORT = 50051;
    private static final Duration USUAL_PERIOD = Duration.ofSeconds(1);
    private static final int MISSED_BEATS = 3;

    public NodeConfig {
        peers = List.copyOf(peers);
    }

    /**
     * Reads what a container is given: {@code NODE_ID}, {@code PEER_SERVICES} (names; the heartbeat address of each stands
     * in {@code NAME_5000_ENDPOINT}), {@code HEARTBEAT_PERIOD_MS}.
     *
     * @throws NodeStartException with the key and the value that is wrong
     */
    public static NodeConfig fromEnvironment(
            Map<String, String> environment,
            String otherwiseNamed,
            InetSocketAddress beatAt,
            InetSocketAddress httpAt,
            long boot)
            throws NodeStartException {
        String id = environment.getOrDefault("NODE_ID", "");
        List<Peer> peers = new ArrayList<>();
        for (String service : environment.getOrDefault("PEER_SERVICES", "").split(",", -1)) {
            if (!service.isBlank()) {
                peers.add(peer(environment, service.strip()));
            }
        }
        Duration period = period(environment.getOrDefault("HEARTBEAT_PERIOD_MS", ""));
        return new NodeConfig(
                id.isBlank() ? otherwiseNamed : id,
                beatAt,
                httpAt,
                peers,
                period,
                period.multipliedBy(MISSED_BEATS),
                boot);
    }

    private static Peer peer(Map<String, String> environment, String service) throws NodeStartException {
        String key = service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_" + BEAT_PORT + "_ENDPOINT";
        String endpoint = environment.getOrDefault(key, "");
        int colon = endpoint.lastIndexOf(':');
        String port = colon < 0 ? "" : endpoint.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw new NodeStartException(
                    "PEER_SERVICES names " + service + ", but " + key + " is \"" + endpoint
                            + "\"; address:port of its heartbeat port is needed.",
                    "");
        }
        String host = endpoint.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Peer(service, bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
    }

    private static Duration period(String text) throws NodeStartException {
        if (text.isBlank()) {
            return USUAL_PERIOD;
        }
        if (!text.strip().matches("\\d{1,7}")
                || Integer.parseInt(text.strip()) < 50
                || Integer.parseInt(text.strip()) > 3_600_000) {
            throw new NodeStartException(
                    "HEARTBEAT_PERIOD_MS is \"" + text + "\"; a number from 50 to 3600000 is needed.", "");
        }
        return Duration.ofMillis(Integer.parseInt(text.strip()));
    }
}
