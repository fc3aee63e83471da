package dev.flotilla.app.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** What some rounds of one thing took, all in the same unit. */
public final class Figures {
    private final double[] sorted;

    private Figures(double[] sorted) {
        this.sorted = sorted;
    }

    public static Figures of(double... taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    /** The median of several goes, which is what one round counts. */
    public static double middleOf(int goes, DoubleSupplier once) {
        double[] all = new double[goes];
        Arrays.setAll(all, i -> once.getAsDouble());
        return of(all).median();
    }

    public double median() {
        return at(.5);
    }

    /** @param share of the figures that lie below, 0 to 1 */
    public double at(double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    public double most() {
        return sorted[sorted.length - 1];
    }

    /** Such as "35.3 ms, median of 5 rounds (28.8 to 65.2)". */
    public String words(String unit) {
        return String.format(
                Locale.ROOT,
                "%.1f %s, median of %d rounds (%.1f to %.1f)",
                median(),
                unit,
                sorted.length,
                sorted[0],
                most());
    }
}
