package dev.flotilla.app.ui.monitor.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Round numbers and round times for the lines of a grid. */
public final class Ticks {
    private static final long S = 1_000;
    private static final long MIN = 60 * S;
    private static final long H = 60 * MIN;
    private static final long[] STEPS = {
        S, 2 * S, 5 * S, 10 * S, 15 * S, 30 * S, MIN, 2 * MIN, 5 * MIN, 10 * MIN, 15 * MIN, 30 * MIN, H, 2 * H, 3 * H,
        4 * H, 6 * H, 12 * H, 24 * H
    };

    private Ticks() {}

    /**
     * The step of 1, 2 or 5 times a power of ten that cuts a length into at most so many pieces.
     *
     * @param length above 0
     */
    public static double step(double length, int pieces) {
        double raw = length / pieces;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        double round = lead <= 1.000001 ? 1 : lead <= 2.000001 ? 2 : lead <= 5.000001 ? 5 : 10;
        return round * power;
    }

    /** Times that are round where the user is, at most so many and at least one when there is one. */
    public static List<Long> times(TimeSpan span, int most, ZoneId zone) {
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && span.lengthMs() / STEPS[i] <= most; i--) {
            step = STEPS[i];
        }
        long shift =
                zone.getRules().getOffset(Instant.ofEpochMilli(span.fromMs())).getTotalSeconds() * S;
        List<Long> times = new ArrayList<>();
        long first = Math.ceilDiv(span.fromMs() + shift, step) * step - shift;
        for (long at = first; at <= span.toMs(); at += step) {
            times.add(at);
        }
        return times;
    }
}
