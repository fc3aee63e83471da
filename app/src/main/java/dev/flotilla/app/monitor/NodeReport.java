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
 * @param sent empty when it could not be asked (an original does not tell): unknown, not nothing
 * @param heard empty when it could not be asked
 * @param refused datagrams it turned away, by reason
 */
public record NodeReport(
        String node,
        long atNanos,
        Optional<List<SentTo>> sent,
        Optional<List<HeardFrom>> heard,
        Map<String, Long> refused,
        long turnedAway) {
    public NodeReport {
        sent = sent.map(List::copyOf);
        heard = heard.map(List::copyOf);
        refused = Map.copyOf(refused);
    }

    /**
     * @param peer as the sender names it
     * @param failed whether sending failed locally (no such host, no route)
     */
    public record SentTo(String peer, String host, int port, long count, boolean failed, OptionalLong ageMs) {}

    /**
     * @param peer as the hearing node names the sender: a node id, or its configured name
     * @param saidHost and {@code saidPort}: what the heartbeat itself names as its sender
     * @param source the address from which the datagrams came; empty when it is not told
     * @param boot 0 when there is none; so too {@code sequence}
     * @param delayMs from the sender's wall clock to the hearer's: an estimate
     */
    public record HeardFrom(
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
            OptionalDouble delayMs) {}
}
