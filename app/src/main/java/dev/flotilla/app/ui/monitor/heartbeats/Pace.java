package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.ui.monitor.chart.Viewport;
import java.time.Duration;

/** How long until graphs are asked for again: as often as the picture moves by a pixel; what stands now and then. */
final class Pace {
    private static final long FASTEST_MS = 100;
    private static final long SLOWEST_MS = 1_000;
    private static final long SLOWEST_OF_DAY_MS = 10_000;
    private static final long STANDING_MS = 5_000;
    private static final long LONG_MS = 900_000;

    private Pace() {}

    static Duration of(Viewport viewport, double plotWidth) {
        if (!viewport.isLive()) {
            return Duration.ofMillis(STANDING_MS);
        }
        long pixel = (long) (viewport.lengthMs() / plotWidth);
        return Duration.ofMillis(
                viewport.lengthMs() > LONG_MS
                        ? Math.clamp(pixel, SLOWEST_MS, SLOWEST_OF_DAY_MS)
                        : Math.clamp(pixel, FASTEST_MS, SLOWEST_MS));
    }
}
