package dev.flotilla.app.ui.canvas.layout;

import dev.flotilla.app.ui.canvas.MapEdge;

/**
 * An edge with its way: right-angled, from the consumer's row to the provider's.
 *
 * @param xs of the corners, start and end included; never changed
 * @param ys likewise
 * @param lane half the distance of the two lanes of a heartbeat; 0 for one line
 */
@SuppressWarnings("ArrayRecordComponent") // read for every frame; identity is enough
public record RoutedEdge(MapEdge edge, double[] xs, double[] ys, double lane, Box bounds, double length) {
    static RoutedEdge of(MapEdge edge, double[] xs, double[] ys, double lane) {
        Box bounds = new Box(xs[0], ys[0], 1, 1);
        double length = 0;
        for (int i = 1; i < xs.length; i++) {
            bounds = bounds.union(new Box(xs[i], ys[i], 1, 1));
            length += Math.abs(xs[i] - xs[i - 1]) + Math.abs(ys[i] - ys[i - 1]);
        }
        return new RoutedEdge(edge, xs, ys, lane, bounds.grown(8), length);
    }

    /** Index of the first corner of the longest level part; where the label goes. */
    public int longestLevel() {
        int best = 0;
        double longest = -1;
        for (int i = 0; i + 1 < xs.length; i++) {
            double w = Math.abs(xs[i + 1] - xs[i]);
            if (ys[i] == ys[i + 1] && w > longest) {
                longest = w;
                best = i;
            }
        }
        return best;
    }

    /** The line moved sideways, to the left of its direction by this much. */
    public RoutedEdge beside(double by) {
        int n = xs.length;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double dx = 0;
            double dy = 0;
            if (i > 0) {
                dx += shiftX(i - 1, by);
                dy += shiftY(i - 1, by);
            }
            if (i < n - 1 && (i == 0 || isLevel(i) != isLevel(i - 1))) {
                dx += shiftX(i, by);
                dy += shiftY(i, by);
            }
            x[i] = xs[i] + dx;
            y[i] = ys[i] + dy;
        }
        return of(edge, x, y, 0);
    }

    private boolean isLevel(int segment) {
        return ys[segment] == ys[segment + 1];
    }

    private double shiftX(int segment, double by) {
        return isLevel(segment) ? 0 : Math.signum(ys[segment + 1] - ys[segment]) * by;
    }

    private double shiftY(int segment, double by) {
        return isLevel(segment) ? -Math.signum(xs[segment + 1] - xs[segment]) * by : 0;
    }
}
