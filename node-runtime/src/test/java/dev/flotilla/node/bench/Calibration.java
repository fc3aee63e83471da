package dev.flotilla.node.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How fast this machine is at the moment, and how busy: what one figure is worth beside those of another moment. */
final class Calibration {
    /** What a usual core that is free needs for it. */
    static final double USUAL_MILLIS = 100;

    private static final int STEPS = 70_000_000;

    private Calibration() {}

    /** In ms: the median of some times for work that takes a usual core {@link #USUAL_MILLIS}. */
    static double millis() {
        double[] millis = new double[Rounds.COUNT];
        for (int i = -2; i < millis.length; i++) {
            long begin = System.nanoTime();
            long state = 1;
            for (int step = 0; step < STEPS; step++) {
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
            }
            if (state == 0) {
                throw new IllegalStateException("this sequence has no zero");
            }
            millis[Math.max(i, 0)] = (System.nanoTime() - begin) / 1e6;
        }
        return Rounds.median(millis);
    }

    /** Measures, prints and gives it. */
    static double print() throws IOException {
        double millis = millis();
        System.out.printf(
                Locale.ROOT,
                "calibration: %.0f ms for what a usual core does in %.0f; load average %s%n",
                millis,
                USUAL_MILLIS,
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        return millis;
    }
}
