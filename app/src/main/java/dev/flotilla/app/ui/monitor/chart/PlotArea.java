package dev.flotilla.app.ui.monitor.chart;

/** Where a plot lies on its canvas, in pixels: levels stand left of it, times below it. */
public record PlotArea(double x, double y, double w, double h) {
    double xOf(TimeSpan span, long atMs) {
        return x + span.shareOf(atMs) * w;
    }

    double yOf(ValueAxis axis, double value) {
        double share = (value - axis.low()) / (axis.high() - axis.low());
        return y + h - Math.clamp(share, -.02, 1.02) * h;
    }

    double right() {
        return x + w;
    }

    double bottom() {
        return y + h;
    }
}
