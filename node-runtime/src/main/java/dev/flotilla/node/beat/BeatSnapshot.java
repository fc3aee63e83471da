package dev.flotilla.node.beat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Both tables of a node at a moment.
 *
 * @param boot of this start of the node; 0 when it is not known
 * @param strangers a few of those whose datagrams did not count
 * @param turnedAway heartbeats of strangers for which there was no room
 * @param atNanos of the monotonic clock by which the ages were taken
 */
public record BeatSnapshot(
        String nodeId,
        long boot,
        List<SentRow> sent,
        List<HeardRow> heard,
        List<Stranger> strangers,
        long turnedAway,
        long atNanos) {
    public BeatSnapshot {
        sent = List.copyOf(sent);
        heard = List.copyOf(heard);
        strangers = List.copyOf(strangers);
    }

    /**
     * @param ageMs since the last one was sent; empty when none was
     * @param sentMs when the last one left, by the wall clock
     */
    public record SentRow(Peer peer, SendStatus status, long count, OptionalLong ageMs, OptionalLong sentMs) {}

    /**
     * @param saidId the id in its heartbeats; originals have none
     * @param address as the sender gives it
     * @param missed gaps in its sequence
     * @param ageMs since it was last heard; empty when it never was
     * @param origin what its last heartbeat said
     */
    public record HeardRow(
            String name,
            Optional<String> saidId,
            String address,
            HeardStatus status,
            long count,
            long missed,
            long boot,
            long sequence,
            OptionalLong ageMs,
            Origin origin) {}

    /**
     * @param host as the sender gives it; empty when it was never heard
     * @param commsPort 0 when it has none
     * @param receivedMs by the wall clock here
     * @param source the address its last heartbeat came from; empty when it was never heard
     * @param delayNs from the sender's wall clock to ours: an estimate, for both may be wrong
     * @param stats its JSON; empty when there is none
     */
    public record Origin(
            String host,
            int port,
            int commsPort,
            String source,
            OptionalLong receivedMs,
            OptionalLong delayNs,
            String stats) {}

    /**
     * Where datagrams came from that did not count.
     *
     * @param host as they give it; empty when they could not be read, and {@code port} 0
     * @param ageMs since the last one
     */
    public record Stranger(
            String source, Optional<String> id, String host, int port, BeatRefusal reason, long count, long ageMs) {}
}
