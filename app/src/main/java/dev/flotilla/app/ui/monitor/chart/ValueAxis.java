package dev.flotilla.app.ui.monitor.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The axis of values: where it begins and ends, and its levels. Its ends are round, so that it stands still while the
 * figures tremble.
 */
public record ValueAxis(double low, double high, double step) {
    private static final int LEVELS = 4;

    /** From nought, or below where the figures are, to what holds the greatest; at least up to {@code atLeast}. */
    public static ValueAxis fitting(double least, double greatest, double atLeast) {
        double top = Math.max(greatest, atLeast);
        double bottom = Math.min(0, least);
        if (!(top > bottom)) {
            top = bottom + 1;
        }
        double step = Ticks.step(top - bottom, LEVELS);
        return new ValueAxis(Math.floor(bottom / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step, step);
    }

    /** Round levels from the lowest to the highest. */
    public List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= Math.min(count, 12); i++) {
            levels.add(low + i * step);
        }
        return levels;
    }

    /** As short as the step allows: 0.5, 20, 4000. */
    public String word(double level) {
        int digits = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 6);
        return String.format(Locale.ROOT, "%." + digits + "f", Math.abs(level) < step / 1e6 ? 0 : level);
    }
}
