package dev.flotilla.node.bench;

import java.util.Arrays;
import java.util.Locale;

/** What some rounds gave, and what one side's are to the other's. */
final class Rounds {
    static final int COUNT = 5;

    private Rounds() {}

    static double median(double... figures) {
        return at(0.5, figures);
    }

    static double at(double share, double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    /** Such as {@code 12.3 ms, median of 5 rounds (11.0 to 14.1)}. */
    static String words(String unit, double... figures) {
        return String.format(
                Locale.ROOT,
                "%.2f %s, median of %d rounds (%.2f to %.2f)",
                median(figures),
                unit,
                figures.length,
                at(0, figures),
                at(1, figures));
    }

    /** Prints the verdict and says whether it is good. */
    static boolean kept(String what, double ratio, String limit, boolean good) {
        System.out.printf(Locale.ROOT, "%s: ratio %.2f, %s%s%n", what, ratio, limit, good ? "" : " - NOT KEPT");
        return good;
    }
}
