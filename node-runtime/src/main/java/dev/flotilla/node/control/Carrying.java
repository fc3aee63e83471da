package dev.flotilla.node.control;

import java.time.Duration;

/**
 * Whether a connection to a peer still carries, judged by what comes back. Nothing is closed where a cable is cut or something on the way forgets a connection: what is
 * sent then ends nowhere for a quarter of an hour. A peer of our kind answers each heartbeat on the connection that it came by; one that never answered is
 * judged by what it sends by itself alone. Pure: times are monotonic nanoseconds.
 */
final class Carrying {
    /** Four heartbeats of a peer missed, or four of ours not answered. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** When the peer last gave a sign of life. */
    private long signAt;

    private boolean answers;
    private boolean unanswered;
    private long unansweredSince;

    /** A connection was made. */
    void up(long now) {
        signAt = now;
        answers = false;
        unanswered = false;
    }

    /** A good frame of the peer came, by whatever connection. */
    void heard(long now) {
        signAt = now;
    }

    /** Something was sent. */
    void sent(long now) {
        if (!unanswered) {
            unanswered = true;
            unansweredSince = now;
        }
    }

    /** An answer came by the connection: it carries, and the peer lives. */
    void answered(long now) {
        signAt = now;
        answers = true;
        unanswered = false;
    }

    boolean isLost(long now) {
        long most = SILENCE.toNanos();
        boolean oneWay = answers && unanswered && now - unansweredSince > most;
        return oneWay || now - signAt > most;
    }
}
