package dev.flotilla.node.commit;

import java.time.Instant;

/**
 * Now, by both clocks.
 *
 * @param nanos monotonic, for every wait
 * @param wall may jump; for timestamps alone
 */
public record Moment(long nanos, Instant wall) {
    boolean reached(long deadline) {
        return nanos - deadline >= 0;
    }
}
