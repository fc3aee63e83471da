package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.Ink;
import javafx.scene.text.Font;

/** Colours and fonts of a plot, read once per theme and scale. */
public record PlotInk(Ink ink, Font mono, Font words) {
    private static final double MONO_PX = 11;

    public static PlotInk of(Ink ink, int scalePercent) {
        double size = MONO_PX * scalePercent / 100;
        return new PlotInk(ink, Font.font("JetBrains Mono", size), Font.font("Inter", size));
    }
}
