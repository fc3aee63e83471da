package dev.flotilla.app.doctor;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.peers.Station;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a container that is a node was found to be.
 *
 * @param heartbeat port inside; empty where its kind has none. So too the other three
 * @param config its configuration; not had for one that is configured by its environment alone
 * @param broken why its configuration cannot be read, when it is there and wrong
 * @param heard whom it hears, by its own table
 * @param health what {@code /health/snapshot} answered, twice some seconds apart; empty when it was not to be asked
 * @param tls how its TCP ports are secured; empty when they are not
 */
public record NodeFacts(
        NodeKind kind,
        OptionalInt heartbeat,
        OptionalInt comms,
        OptionalInt control,
        OptionalInt http,
        Known<Station> config,
        Optional<Problem> broken,
        Known<List<Heard>> heard,
        List<Known<Snapshot>> health,
        Optional<Tls> tls) {
    public NodeFacts {
        health = List.copyOf(health);
    }

    /** The same with what it told. */
    public NodeFacts telling(Known<List<Heard>> rows, List<Known<Snapshot>> states) {
        return new NodeFacts(kind, heartbeat, comms, control, http, config, broken, rows, states, tls);
    }

    /**
     * A row of its table.
     *
     * @param status in its own words: nascent, online, stale
     */
    public record Heard(String host, int heartbeatPort, String status) {
        public boolean isOnline() {
            return status.equalsIgnoreCase("online");
        }
    }

    /**
     * TLS, as it was told.
     *
     * @param trusted PEM of its authority, else of its own certificate; empty when that could not be read
     * @param wantsClients whether every client has to show a certificate of that authority
     */
    public record Tls(Optional<String> trusted, boolean wantsClients) {}

    /** What it serves by. */
    public record Snapshot(long version, String digest) {}
}
