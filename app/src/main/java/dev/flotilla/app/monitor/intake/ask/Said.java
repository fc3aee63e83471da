package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.Sign.Refusal;
import java.time.Duration;

/** What came of one question. */
sealed interface Said {
    /**
     * @param status of HTTP; 200 over comms
     * @param roundTrip from the request that left to the whole answer
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by whoever asked
    record Whole(int status, byte[] body, Duration roundTrip) implements Said {
        boolean good() {
            return status >= 200 && status < 300;
        }
    }

    /** @param detail a few words: redirect, too long, closed */
    record Nothing(Refusal why, String detail) implements Said {}
}
