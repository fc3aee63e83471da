package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Ink.Name;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** A day in bars: how high suspicion went, and the worst state, of all nodes together. Nothing where nothing is known. */
@SuppressWarnings("ArrayRecordComponent") // made here, read here
record DayBars(double[] height, int[] worst) {
    static final DayBars NONE = new DayBars(new double[0], new int[0]);
    private static final int SUSPECT = 2;
    private static final int DOWN = 3;
    private static final double LOWEST = .18;

    static DayBars of(TimeSpan day, int columns, List<Slice> suspicion, List<Slice> states) {
        double[] height = new double[columns];
        int[] worst = new int[columns];
        for (Slice slice : suspicion) {
            for (Slice.Point point : slice.points()) {
                int i = column(day, columns, point);
                double share = Math.clamp(point.greatest() / GraphSpec.Levels.DOWN, 0, 1);
                height[i] = Math.max(height[i], LOWEST + (1 - LOWEST) * share);
            }
        }
        for (Slice slice : states) {
            for (Slice.Point point : slice.points()) {
                int i = column(day, columns, point);
                int state = (int) Math.round(point.greatest());
                worst[i] = Math.max(worst[i], state);
                height[i] = Math.max(height[i], state >= SUSPECT ? 1 : LOWEST);
            }
        }
        return new DayBars(height, worst);
    }

    private static int column(TimeSpan day, int columns, Slice.Point point) {
        return Math.clamp((int) (day.shareOf(point.atMs()) * columns), 0, columns - 1);
    }

    void paint(GraphicsContext g, Ink ink, double width, double high) {
        double step = width / Math.max(1, height.length);
        for (int i = 0; i < height.length; i++) {
            if (height[i] > 0) {
                g.setFill(ink.of(worst[i] >= DOWN ? Name.DANGER : worst[i] == SUSPECT ? Name.SUSPECT : Name.BAR));
                double h = Math.max(2, height[i] * (high - 4));
                double x = Math.floor(i * step);
                g.fillRect(x, high - 2 - h, Math.max(1, Math.floor((i + 1) * step) - x - 1), h);
            }
        }
    }
}
