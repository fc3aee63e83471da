package dev.flotilla.node.beat.socket;

import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.wire.FrameSeal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a node beats.
 *
 * @param bindAt where heartbeats come in
 * @param advertised the host that ours carry; missing when it follows from the bound address
 * @param commsPort that ours carry; 0 when there is none
 * @param seal of the key that all nodes share; with it nothing unsealed is taken
 */
public record BeatSetup(
        String nodeId,
        InetSocketAddress bindAt,
        Optional<String> advertised,
        int commsPort,
        List<Peer> peers,
        Duration period,
        Duration tolerance,
        Optional<FrameSeal> seal,
        long boot) {
    public BeatSetup {
        peers = List.copyOf(peers);
    }
}
