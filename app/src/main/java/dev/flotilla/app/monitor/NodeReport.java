package dev.flotilla.app.monitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one node told of itself and its peers when it was last asked; of this application's own listening there is one as well.
 *
 * @param node name of the watched node
 * @param atNanos when the answer came, by the monotonic clock
 * @param boot of its present start, when it tells one: counts of different boots are never compared
 * @param sent empty when it could not be asked (an original does not tell): unknown, not nothing
 * @param heard empty when it could not be asked
 * @param strangers a few of those that it turned away, by where they came from
 * @param refused datagrams it turned away, by reason
 */
public record NodeReport(
        String node,
        long atNanos,
        OptionalLong boot,
        Optional<List<SentTo>> sent,
        Optional<List<HeardFrom>> heard,
        List<Stranger> strangers,
        Map<String, Long> refused,
        long turnedAway) {
    public NodeReport {
        strangers = List.copyOf(strangers);
        sent = sent.map(List::copyOf);
        heard = heard.map(List::copyOf);
        refused = Map.copyOf(refused);
    }

    /** Of one that tells neither its boot nor whom it turned away. */
    public NodeReport(
            String node,
            long atNanos,
            Optional<List<SentTo>> sent,
            Optional<List<HeardFrom>> heard,
            Map<String, Long> refused,
            long turnedAway) {
        this(node, atNanos, OptionalLong.empty(), sent, heard, List.of(), refused, turnedAway);
    }

    /**
     * @param peer as the sender names it
     * @param failed whether sending failed locally (no such host, no route)
     */
    public record SentTo(String peer, String host, int port, long count, boolean failed, OptionalLong ageMs) {}

    /**
     * @param peer as the hearing node names the sender: a node id, or its configured name
     * @param saidId the node id in its heartbeats; empty where there is none or it is not told
     * @param saidHost and {@code saidPort}: what the heartbeat itself names as its sender
     * @param source the address from which the datagrams came; empty when it is not told
     * @param count -1 when it is not told: an original says when it heard a peer last, not how often
     * @param boot 0 when there is none; so too {@code sequence}
     * @param delayMs from the sender's wall clock to the hearer's: an estimate
     */
    public record HeardFrom(
            String peer,
            Optional<String> saidId,
            String saidHost,
            int saidPort,
            Optional<String> source,
            long count,
            long missed,
            boolean stale,
            long boot,
            long sequence,
            OptionalLong ageMs,
            OptionalDouble delayMs) {
        public HeardFrom(
                String peer,
                String saidHost,
                int saidPort,
                Optional<String> source,
                long count,
                long missed,
                boolean stale,
                long boot,
                long sequence,
                OptionalLong ageMs,
                OptionalDouble delayMs) {
            this(
                    peer,
                    Optional.empty(),
                    saidHost,
                    saidPort,
                    source,
                    count,
                    missed,
                    stale,
                    boot,
                    sequence,
                    ageMs,
                    delayMs);
        }
    }

    /**
     * Datagrams that did not count for anybody.
     *
     * @param source the address they came from
     * @param saidHost empty when they could not be read; {@code saidPort} is 0 then
     * @param reason in the node's word: {@code no_seal}, {@code no_room}
     */
    public record Stranger(
            String source,
            Optional<String> saidId,
            String saidHost,
            int saidPort,
            String reason,
            long count,
            OptionalLong ageMs) {}
}
