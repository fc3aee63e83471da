package dev.flotilla.node.beat;

import java.util.List;
import java.util.OptionalLong;

/**
 * Both tables of a node at a moment.
 *
 * @param turnedAway heartbeats of strangers for which there was no room
 * @param atNanos of the monotonic clock by which the ages were taken
 */
public record BeatSnapshot(String nodeId, List<SentRow> sent, List<HeardRow> heard, long turnedAway, long atNanos) {
    public BeatSnapshot {
        sent = List.copyOf(sent);
        heard = List.copyOf(heard);
    }

    /** @param ageMs since the last one was sent; empty when none was */
    public record SentRow(Peer peer, SendStatus status, long count, OptionalLong ageMs) {}

    /**
     * @param address as the sender gives it
     * @param missed gaps in its sequence
     * @param ageMs since it was last heard; empty when it never was
     */
    public record HeardRow(
            String name,
            String address,
            HeardStatus status,
            long count,
            long missed,
            long boot,
            long sequence,
            OptionalLong ageMs) {}

    public long online() {
        return heard.stream().filter(row -> row.status() == HeardStatus.ONLINE).count();
    }
}
