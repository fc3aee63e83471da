package dev.flotilla.node.beat;

import java.util.List;

/**
 * What can be counted of both tables: a small part of a {@link BeatSnapshot}, for those who ask again and again.
 *
 * @param turnedAway heartbeats of strangers for which there was no room
 */
public record BeatFigures(List<Sent> sent, List<Heard> heard, long turnedAway) {
    public BeatFigures {
        sent = List.copyOf(sent);
        heard = List.copyOf(heard);
    }

    /** Heartbeats that left for a peer. */
    public record Sent(String peer, long count) {}

    /**
     * Heartbeats of a sender.
     *
     * @param missed gaps in its sequence
     * @param online whether it is heard in time
     */
    public record Heard(String name, long count, long missed, boolean online) {}
}
