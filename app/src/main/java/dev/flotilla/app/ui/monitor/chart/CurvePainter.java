package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Ink.Name;
import dev.flotilla.app.ui.monitor.NodeMark;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * The curves of a plot. Up to twelve have their line; what is beyond is one grey band from the least to the greatest, for
 * nobody can tell thirteen lines apart. Each line goes to the canvas as a few long runs of corners, not piece by piece.
 */
final class CurvePainter {
    static final int LINES = 12;

    private static final double WIDTH = 1.5;
    private static final double PAIRS_OPACITY = .35;
    private static final double BAND_OPACITY = .35;
    private static final int BAND_STEP = 2;
    /** Beyond so many corners per run the stroker takes more than its share of time for one path. */
    private static final int RUN = 2_000;

    private final GraphicsContext g;
    private final Ink ink;
    private final double[] xs = new double[RUN + 2];
    private final double[] ys = new double[RUN + 2];

    CurvePainter(GraphicsContext g, Ink ink) {
        this.g = g;
        this.ink = ink;
    }

    void paint(PlotArea area, ChartData data) {
        List<Curve> all = data.curves();
        if (all.size() > LINES) {
            band(area, data, all.subList(LINES, all.size()));
        }
        g.setLineWidth(WIDTH);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.BEVEL);
        for (int i = Math.min(LINES, all.size()) - 1; i >= 0; i--) {
            Curve curve = all.get(i);
            Color colour = ink.series(curve.mark().series());
            g.setStroke(colour);
            if (curve.isBand()) {
                // Pairs that touch each other hide what lies behind them: they shine through, and the mean is the line.
                g.setStroke(colour.deriveColor(0, 1, 1, PAIRS_OPACITY));
                line(area, data, curve, true);
                g.setStroke(colour);
            }
            g.setLineDashes(curve.dash());
            line(area, data, curve, false);
            g.setLineDashes();
            end(area, data, curve, colour);
        }
    }

    /** @param pairs with the least and the greatest of each point; else where it is a band its mean */
    private void line(PlotArea area, ChartData data, Curve curve, boolean pairs) {
        boolean mean = !pairs && curve.isBand();
        int n = 0;
        double before = 0;
        for (int i = 0; i < curve.at.length; i++) {
            if (!curve.joined[i] || n >= RUN) {
                n = stroke(n, curve.joined[i]);
            }
            double x = area.xOf(data.span(), curve.at[i]);
            double low = area.yOf(data.axis(), mean ? curve.mean[i] : curve.low[i]);
            double high = mean ? low : area.yOf(data.axis(), curve.high[i]);
            if (low - high < 1) {
                before = (low + high) / 2;
                xs[n] = x;
                ys[n++] = before;
                continue;
            }
            // First the end that is nearer to where the line comes from.
            boolean lowFirst = n == 0 || Math.abs(before - low) < Math.abs(before - high);
            xs[n] = x;
            ys[n++] = lowFirst ? low : high;
            before = lowFirst ? high : low;
            xs[n] = x;
            ys[n++] = before;
        }
        stroke(n, false);
    }

    /** Draws what was gathered; the last corner begins the next run where the line goes on. */
    private int stroke(int n, boolean goesOn) {
        if (n > 1) {
            g.strokePolyline(xs, ys, n);
        } else if (n == 1) {
            g.strokeLine(xs[0] - 1, ys[0], xs[0] + 1, ys[0]);
        }
        if (!goesOn || n == 0) {
            return 0;
        }
        xs[0] = xs[n - 1];
        ys[0] = ys[n - 1];
        return 1;
    }

    /** The mark on the last point, so that a line can be told without its colour. */
    private void end(PlotArea area, ChartData data, Curve curve, Color colour) {
        int last = curve.at.length - 1;
        if (last >= 0 && data.span().holds(curve.at[last])) {
            double x = Math.min(area.right() - 4, area.xOf(data.span(), curve.at[last]));
            mark(curve.mark().shape(), x, area.yOf(data.axis(), curve.mean[last]), colour);
        }
    }

    private void mark(NodeMark.Shape shape, double x, double y, Color colour) {
        g.setFill(colour);
        g.setStroke(colour);
        switch (shape) {
            case DISC -> g.fillOval(x - 3.5, y - 3.5, 7, 7);
            case SQUARE -> g.fillRect(x - 3, y - 3, 6, 6);
            case TRIANGLE -> g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {y + 3, y + 3, y - 4}, 3);
            case DIAMOND -> g.fillPolygon(new double[] {x - 4, x, x + 4, x}, new double[] {y, y - 4, y, y + 4}, 4);
            case PLUS -> {
                g.strokeLine(x - 4, y, x + 4, y);
                g.strokeLine(x, y - 4, x, y + 4);
            }
            case CROSS -> {
                g.strokeLine(x - 3, y - 3, x + 3, y + 3);
                g.strokeLine(x - 3, y + 3, x + 3, y - 3);
            }
        }
    }

    private void band(PlotArea area, ChartData data, List<Curve> rest) {
        int columns = Math.max(1, (int) area.w() / BAND_STEP);
        double[] top = new double[columns];
        double[] bottom = new double[columns];
        Arrays.fill(top, Double.POSITIVE_INFINITY);
        for (Curve curve : rest) {
            for (int i = 0; i < curve.at.length; i++) {
                int column = (int) (data.span().shareOf(curve.at[i]) * columns);
                if (column >= 0 && column < columns) {
                    top[column] = Math.min(top[column], area.yOf(data.axis(), curve.high[i]));
                    bottom[column] = Math.max(bottom[column], area.yOf(data.axis(), curve.low[i]));
                }
            }
        }
        Color grey = ink.of(Name.FAINT);
        g.setFill(grey.deriveColor(0, 1, 1, BAND_OPACITY));
        for (int i = 0; i < columns; i++) {
            if (top[i] < Double.POSITIVE_INFINITY) {
                g.fillRect(area.x() + i * BAND_STEP, top[i], BAND_STEP, Math.max(1, bottom[i] - top[i]));
            }
        }
    }
}
