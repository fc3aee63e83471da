package dev.flotilla.app.bench;

import java.util.Locale;

/**
 * A fixed piece of work that is timed beside each round, because a time alone says as much about the machine and the
 * moment as about the program. Limits that are given as times hold on a machine where this takes {@link #USUAL} ms; on
 * another they stretch and shrink with it.
 */
public final class Yardstick {
    /** Milliseconds that it took, at rest, on the machine for which the limits were written. */
    private static final double USUAL = 14.4;

    private static final int STEPS = 10_000_000;

    private Yardstick() {}

    /** Milliseconds of ten million steps of xorshift. */
    public static double millis() {
        long start = System.nanoTime();
        long x = 88172645463325252L;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        double millis = (System.nanoTime() - start) / 1e6;
        return x == 0 ? -1 : millis;
    }

    public static void print(Figures taken) {
        System.out.println("calibration: ten million steps of xorshift take " + taken.words("ms"));
    }

    /** Prints what was measured beside its limit on a machine like this one, and says whether it was kept. */
    public static boolean keeps(String what, double millis, double limit, Figures yardstick) {
        return keepsRatio(what + " to calibration", millis / yardstick.median(), limit / USUAL);
    }

    /** As {@link #keeps}, of two figures of the same run. */
    public static boolean keepsRatio(String what, double ratio, double most) {
        boolean kept = ratio <= most;
        System.out.printf(
                Locale.ROOT, "%s: ratio %.2f, at most %.2f%s%n", what, ratio, most, kept ? "" : " - NOT KEPT");
        return kept;
    }
}
