package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Ink.Name;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws a plot, back to front: ground, zones, gaps, grid, curves, words. */
final class PlotPainter {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final long MINUTE_MS = 60_000;
    private static final double TIME_WIDTH = 110;
    /** About as wide as a letter of the words. */
    private static final double GLYPH = 6.2;

    private final GraphicsContext g;
    private final PlotInk ink;
    private final ZoneId zone;
    private final CurvePainter curves;

    PlotPainter(GraphicsContext g, PlotInk ink, ZoneId zone) {
        this.g = g;
        this.ink = ink;
        this.zone = zone;
        this.curves = new CurvePainter(g, ink.ink());
    }

    /** @param times whether they are written under the plot */
    void paint(PlotArea area, ChartData data, boolean times) {
        double right = g.getCanvas().getWidth();
        g.setFill(colour(Name.SURFACE));
        g.fillRect(0, 0, right, g.getCanvas().getHeight());
        zones(area, data);
        List<GapBlock> gaps = GapBlock.of(data, area.w());
        g.setFill(colour(Name.NEUTRAL_SUBTLE));
        for (GapBlock gap : gaps) {
            double from = Math.max(area.x(), area.xOf(data.span(), gap.span().fromMs()));
            double to = Math.min(area.right(), area.xOf(data.span(), gap.span().toMs()));
            g.fillRect(from, area.y(), to - from, area.h());
        }
        grid(area, data, times);
        g.save();
        g.beginPath();
        g.rect(area.x(), area.y(), area.w(), area.h());
        g.clip();
        curves.paint(area, data);
        g.restore();
        words(area, data, gaps);
    }

    private Color colour(Name name) {
        return ink.ink().of(name);
    }

    private void zones(PlotArea area, ChartData data) {
        for (Zone band : data.zones()) {
            double top = area.yOf(data.axis(), Math.min(band.to(), data.axis().high()));
            double bottom = area.yOf(data.axis(), band.from());
            if (bottom > top) {
                g.setFill(ink.ink().subtle(band.tone()));
                g.fillRect(area.x(), top, area.w(), bottom - top);
            }
        }
    }

    private void grid(PlotArea area, ChartData data, boolean times) {
        g.setStroke(colour(Name.LINE_MUTED));
        g.setLineWidth(1);
        g.setFill(colour(Name.MUTED));
        g.setFont(ink.mono());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (double level : data.axis().levels()) {
            double y = crisp(area.yOf(data.axis(), level));
            g.strokeLine(area.x(), y, area.right(), y);
            g.fillText(data.axis().word(level), area.x() - 8, y);
        }
        DateTimeFormatter format = data.span().lengthMs() <= 30 * MINUTE_MS ? SECONDS : MINUTES;
        g.setTextAlign(TextAlignment.CENTER);
        for (long at : Ticks.times(data.span(), (int) Math.max(1, area.w() / TIME_WIDTH), zone)) {
            double x = crisp(area.xOf(data.span(), at));
            g.strokeLine(x, area.y(), x, area.bottom());
            if (times && x > area.x() - 4 && x < area.right() + 4) {
                String word = format.format(Instant.ofEpochMilli(at).atZone(zone));
                g.fillText(word, Math.min(x, g.getCanvas().getWidth() - 30), area.bottom() + 14);
            }
        }
        g.strokeLine(crisp(area.x()), area.y(), crisp(area.x()), area.bottom());
        g.strokeLine(crisp(area.right()), area.y(), crisp(area.right()), area.bottom());
    }

    private void words(PlotArea area, ChartData data, List<GapBlock> gaps) {
        g.setFont(ink.words());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        for (Zone band : data.zones()) {
            double bottom = area.yOf(data.axis(), band.from());
            double top = area.yOf(data.axis(), Math.min(band.to(), data.axis().high()));
            if (bottom - top >= 14) {
                g.setFill(ink.ink().of(band.tone()));
                g.fillText(band.word(), area.x() + 8, bottom - 9);
            }
        }
        g.setFill(colour(Name.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        for (GapBlock gap : gaps) {
            double from = Math.max(area.x(), area.xOf(data.span(), gap.span().fromMs()));
            double to = Math.min(area.right(), area.xOf(data.span(), gap.span().toMs()));
            double wide = GLYPH * gap.word().length();
            if (to - from > wide) {
                // A line behind words strikes them through.
                g.setFill(colour(Name.NEUTRAL_SUBTLE));
                g.fillRect((from + to - wide) / 2, area.y() + 6, wide, 16);
                g.setFill(colour(Name.MUTED));
                g.fillText(gap.word(), (from + to) / 2, area.y() + 14);
            }
        }
    }

    /** On the middle of a pixel, where a line of one pixel is one pixel. */
    private static double crisp(double at) {
        return Math.floor(at) + .5;
    }

    static Ink.Name series(int series) {
        return switch (series) {
            case 2 -> Name.SERIES_2;
            case 3 -> Name.SERIES_3;
            case 4 -> Name.SERIES_4;
            case 5 -> Name.SERIES_5;
            case 6 -> Name.SERIES_6;
            default -> Name.SERIES_1;
        };
    }
}
