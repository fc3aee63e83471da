package dev.flotilla.app.observe.watch;

import java.time.Duration;

/**
 * The paces of watching.
 *
 * @param coalesce at least this between two published values
 * @param settle after an event, so that a burst costs one list
 * @param loads between two readings of loads, and the pause within which an engine must answer at all
 * @param loadsLimit for one reading of loads
 * @param lists between two lists although no event came: what events do not tell
 * @param firstRetry after an engine fell silent; doubled each time
 * @param lastRetry the longest pause
 */
public record WatchLimits(
        Duration coalesce,
        Duration settle,
        Duration loads,
        Duration loadsLimit,
        Duration lists,
        Duration firstRetry,
        Duration lastRetry) {
    public static final WatchLimits USUAL = new WatchLimits(
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(15));
}
