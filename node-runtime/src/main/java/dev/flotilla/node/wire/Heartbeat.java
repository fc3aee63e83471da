package dev.flotilla.node.wire;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One sign of life.
 *
 * @param host the address under which the sender wants to be known
 * @param port its heartbeat port, 1-65535; never the port the datagram came from
 * @param commsPort its comms port, 0 when it has none
 * @param sendTimeNs by the sender's wall clock, nanoseconds since the epoch
 * @param nodeId and the two below: keys of ours, which Mosaic nodes neither send nor mind
 * @param boot number of the sender's start; a later start has a greater one
 * @param sequence counts the sender's heartbeats since that start, from 1
 */
public record Heartbeat(
        String host,
        int port,
        int commsPort,
        MachineStats stats,
        long sendTimeNs,
        Optional<String> nodeId,
        OptionalLong boot,
        OptionalLong sequence) {
    public Heartbeat {
        if (port < 1 || port > 65535 || commsPort < 0 || commsPort > 65535) {
            throw new IllegalArgumentException("ports " + port + " and " + commsPort);
        }
    }
}
