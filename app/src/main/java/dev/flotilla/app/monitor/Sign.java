package dev.flotilla.app.monitor;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Something that was seen of one node. Times are nanoseconds of the monotonic clock and travel beside it. */
public sealed interface Sign {
    /**
     * One of its heartbeats reached this application.
     *
     * @param boot and {@code sequence}: only of nodes of ours
     * @param sendTimeNs by the sender's wall clock; {@code receivedNs} by ours, since the epoch
     */
    record Beat(
            OptionalLong boot,
            OptionalLong sequence,
            long sendTimeNs,
            long receivedNs,
            OptionalDouble cpuPercent,
            OptionalDouble ramPercent,
            OptionalDouble diskPercent)
            implements Sign {}

    /** It answered a question, and that is life whatever the answer says. */
    record Answered(Question question, Duration roundTrip) implements Sign {}

    /**
     * A question came to nothing.
     *
     * @param askedNanos when it was put, by the monotonic clock: one that was put before the last sign of life says nothing
     */
    record NotAnswered(Question question, Refusal why, long askedNanos) implements Sign {}

    /** A peer tells that it hears this node. */
    record HeardByPeer(String peer, Duration age) implements Sign {}

    /** Its engine tells of its container. */
    record OfContainer(boolean running, boolean outOfMemory) implements Sign {}

    enum Question {
        HTTP,
        COMMS
    }

    enum Refusal {
        /** The machine said that nobody listens there. */
        REFUSED,
        /** The connection stood, and no answer came in time. */
        SILENT,
        /** No connection came about in time, or there is no way there. */
        UNREACHABLE,
        NO_SUCH_HOST,
        BAD_CERTIFICATE,
        /** Not what a node answers: garbage, a redirect, more than is read. */
        BAD_ANSWER
    }
}
