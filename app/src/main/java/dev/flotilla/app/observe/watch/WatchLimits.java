package dev.flotilla.app.observe.watch;

import java.time.Duration;
import java.util.List;

/**
 * The paces of watching.
 *
 * @param coalesce at least this between two published values
 * @param settle after an event, so that a burst costs one list
 * @param loads between two readings of loads, and the pause within which an engine must answer at all
 * @param loadsLimit for one reading of loads
 * @param again pauses before further lists after that one: an engine tells that a container died before it has tidied up
 *     after it, and until then its list shows it running
 * @param lists between two lists although no event came: what events do not tell
 * @param firstRetry after an engine fell silent; doubled each time
 * @param lastRetry the longest pause
 */
public record WatchLimits(
        Duration coalesce,
        Duration settle,
        List<Duration> again,
        Duration loads,
        Duration loadsLimit,
        Duration lists,
        Duration firstRetry,
        Duration lastRetry) {
    public static final WatchLimits USUAL = new WatchLimits(
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5)),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(15));

    public WatchLimits {
        again = List.copyOf(again);
    }
}
