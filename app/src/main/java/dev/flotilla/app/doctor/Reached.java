package dev.flotilla.app.doctor;

import java.time.Duration;
import java.util.Optional;

/** What came of trying to reach a port. */
public sealed interface Reached {
    /**
     * It accepted.
     *
     * @param roundTrip of the connection, the shortest of those tried
     * @param firstByte until something was answered; empty when nothing came
     * @param closed it closed at once without a byte
     */
    record Open(Duration roundTrip, Optional<Duration> firstByte, boolean closed) implements Reached {}

    /** The machine answered that nobody listens, or something on the way did in its name. */
    record Refused() implements Reached {}

    /** Nothing came back within the limit. */
    record TimedOut() implements Reached {}

    /** @param detail in the system's words */
    record NoRoute(String detail) implements Reached {}

    record Unresolved() implements Reached {}

    /** A datagram was sent and nothing came back: that says neither yes nor no. */
    record Silent() implements Reached {}

    /** It was not tried, or the trial itself failed. */
    record NotTried(String why) implements Reached {}

    default String words() {
        return switch (this) {
            case Open(Duration trip, Optional<Duration> first, boolean closed) ->
                (closed ? "accepted and closed at once" : "accepted") + " after " + millis(trip)
                        + first.map(f -> ", first answer after " + millis(f)).orElse("");
            case Refused refused -> "refused";
            case TimedOut silent -> "no answer within the limit";
            case NoRoute(String detail) -> "no route: " + detail;
            case Unresolved unresolved -> "the name has no address there";
            case Silent silent -> "sent, nothing came back";
            case NotTried(String why) -> "not tried: " + why;
        };
    }

    private static String millis(Duration time) {
        return time.toNanos() < 10_000_000
                ? String.format(java.util.Locale.ROOT, "%.1f ms", time.toNanos() / 1e6)
                : time.toMillis() + " ms";
    }
}
