package dev.flotilla.node.comms.socket;

import dev.flotilla.node.server.tls.NodeTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How the comms port is served.
 *
 * @param tls with it nothing plain is taken
 * @param patience how long a client has for its whole request, and then for taking the answer
 * @param most connections at a time
 * @param mostOfOneSource of them from one address
 * @param mostBytes held for all requests that are not whole yet
 */
public record CommsSetup(
        InetSocketAddress bindAt,
        Optional<NodeTls> tls,
        Duration patience,
        int most,
        int mostOfOneSource,
        long mostBytes) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** 128 connections, 32 from one address, 10 s, 8 MiB. */
    public static CommsSetup usual(InetSocketAddress bindAt, Optional<NodeTls> tls) {
        return new CommsSetup(bindAt, tls, PATIENCE, 128, 32, 8L << 20);
    }
}
