package dev.flotilla.app.ui.inspector.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A line of a small chart: points with both coordinates from 0 to 1, in pieces. A pause without figures ends a piece: a
 * gap stays a gap.
 *
 * @param top the value at the upper edge
 */
record LoadPlot(List<List<Point>> pieces, double top) {
    /** Three readings missed. */
    static final Duration GAP = Duration.ofSeconds(16);

    /** @param x 0 at the oldest moment, 1 now; {@code y} 0 at the lower edge */
    record Point(double x, double y) {}

    LoadPlot {
        pieces = pieces.stream().map(List::copyOf).toList();
    }

    /**
     * @param limit the value at the upper edge, such as the capacity; 0 to use the highest of the samples
     */
    static LoadPlot of(
            List<LoadHistory.Sample> samples, ToDoubleFunction<LoadHistory.Sample> value, double limit, Instant now) {
        double highest = samples.stream().mapToDouble(value).max().orElse(0);
        double top = limit > 0 ? limit : highest;
        List<List<Point>> pieces = new ArrayList<>();
        Instant last = Instant.MIN;
        for (LoadHistory.Sample sample : samples) {
            double age = Duration.between(sample.at(), now).toMillis() / (double) LoadHistory.KEPT.toMillis();
            if (age > 1) {
                continue;
            }
            if (pieces.isEmpty() || sample.at().isAfter(last.plus(GAP))) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast()
                    .add(new Point(
                            1 - Math.max(0, age), top <= 0 ? 0 : Math.clamp(value.applyAsDouble(sample) / top, 0, 1)));
            last = sample.at();
        }
        return new LoadPlot(pieces, top);
    }
}
