package dev.flotilla.node.commit;

import java.time.Duration;

/**
 * The waits of the commit.
 *
 * @param beat between heartbeats
 * @param voteWait for all votes, then the transaction is aborted
 * @param again between repetitions of what has not been answered: requests, decisions, questions
 * @param doubtAfter how long a participant waits for a decision before it asks
 * @param originalPatience how long an original coordinator may serve an older version before its transaction counts as aborted; far
 *     above its own limit of 2 s for votes
 */
public record Timing(Duration beat, Duration voteWait, Duration again, Duration doubtAfter, Duration originalPatience) {
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));
}
