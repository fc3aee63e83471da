package dev.flotilla.app.peers;

import java.util.List;
import java.util.Optional;

/**
 * What a configuration says that other nodes depend on.
 *
 * @param bind the address it listens on, {@code host}; it is its identity as well where nothing is advertised
 * @param advertised {@code advertise_host}, a key of ours
 * @param nodeId {@code node_id}, a key of ours
 */
public record NodeConfig(
        String bind,
        Optional<String> advertised,
        Optional<String> nodeId,
        int heartbeatPort,
        int commsPort,
        List<PeerEntry> peers) {
    public static final String USUAL_BIND = "localhost";
    public static final int USUAL_HEARTBEAT_PORT = 5000;
    public static final int USUAL_COMMS_PORT = 5001;

    public NodeConfig {
        peers = List.copyOf(peers);
    }

    /** Under which others know it, when its own words tell: what it advertises, else what it binds to. */
    public String identity() {
        return advertised.orElse(bind);
    }
}
