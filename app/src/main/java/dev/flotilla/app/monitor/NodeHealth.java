package dev.flotilla.app.monitor;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a node does at a moment.
 *
 * @param suspicion 0 when it was just heard; {@code detect} says from where on it is suspect
 * @param since when it came into this state
 * @param why one sentence: what was seen, what was asked
 * @param ageMs since its last sign of life of any kind; empty when there never was one
 * @param beats heartbeats of it that this application heard
 * @param boot of its present start, when it tells one
 * @param http what it answered over HTTP: "ok", "slow", "refused", ...; empty when it has no HTTP or was not asked
 * @param interArrivalMs between its last two beats; {@code delayMs} estimated from wall clocks; {@code lossPercent} of the last minute
 * @param roundTripMs of the last question that was answered
 * @param replica and {@code report}: its last answers, with their own age
 * @param muted no alarms are raised for it
 * @param metrics of its metrics page, with their own age; empty where it has none
 */
public record NodeHealth(
        WatchedNode node,
        NodeState state,
        double suspicion,
        NodeCause cause,
        String why,
        Instant since,
        OptionalLong ageMs,
        long beats,
        OptionalLong boot,
        Optional<String> http,
        OptionalDouble interArrivalMs,
        OptionalDouble delayMs,
        OptionalDouble lossPercent,
        OptionalDouble roundTripMs,
        OptionalDouble cpuPercent,
        OptionalDouble memoryPercent,
        OptionalDouble diskPercent,
        Optional<ReplicaReport> replica,
        Optional<NodeReport> report,
        boolean muted,
        Optional<NodeMetrics> metrics) {
    /** Of one whose metrics page was not read. */
    public NodeHealth(
            WatchedNode node,
            NodeState state,
            double suspicion,
            NodeCause cause,
            String why,
            Instant since,
            OptionalLong ageMs,
            long beats,
            OptionalLong boot,
            Optional<String> http,
            OptionalDouble interArrivalMs,
            OptionalDouble delayMs,
            OptionalDouble lossPercent,
            OptionalDouble roundTripMs,
            OptionalDouble cpuPercent,
            OptionalDouble memoryPercent,
            OptionalDouble diskPercent,
            Optional<ReplicaReport> replica,
            Optional<NodeReport> report,
            boolean muted) {
        this(
                node,
                state,
                suspicion,
                cause,
                why,
                since,
                ageMs,
                beats,
                boot,
                http,
                interArrivalMs,
                delayMs,
                lossPercent,
                roundTripMs,
                cpuPercent,
                memoryPercent,
                diskPercent,
                replica,
                report,
                muted,
                Optional.empty());
    }
}
