package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/**
 * One plot with its title above and its legend at the right. Lines are drawn when {@link #show} is called and when the
 * size changes; the cursor is a line over them, so that moving it draws nothing again.
 */
public final class TimeChart extends Region {
    static final double GUTTER = 52;
    static final double LEGEND = 232;
    private static final double TITLE = 26;
    private static final double TIMES = 22;
    private static final double LEGEND_GAP = 20;
    private static final double LEAST_PLOT = 60;
    /** Above the plot, for the upper half of its highest level's word. */
    private static final double HEAD = 7;

    private final HBox title;
    private final Label note;
    private final Canvas canvas = new Canvas();
    private final Line cursorLine = new Line();
    private final Label nothing = Labels.secondary("No figures in this span");
    private final ChartLegend legend;
    private final VBox remark = new VBox(2);
    private final String name;
    private final ZoneId zone;
    private final boolean times;
    private Optional<PlotInk> ink = Optional.empty();
    private Optional<ChartData> shown = Optional.empty();
    private OptionalLong cursor = OptionalLong.empty();

    /**
     * @param note what the figures are, after the title
     * @param words a value with its unit
     * @param times whether times stand under the plot: only under the last one of a stack
     */
    public TimeChart(String name, String note, DoubleFunction<String> words, ZoneId zone, boolean times) {
        this.name = name;
        this.zone = zone;
        this.times = times;
        this.note = Labels.secondary(note);
        title = new HBox(8, Labels.section(name), this.note);
        title.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        title.getChildren().forEach(n -> ((Label) n).setMinWidth(0));
        legend = new ChartLegend(name, words);
        cursorLine.getStyleClass().add("fl-cursor");
        cursorLine.getStrokeDashArray().setAll(3.0, 3.0);
        cursorLine.setMouseTransparent(true);
        cursorLine.setVisible(false);
        nothing.setMouseTransparent(true);
        nothing.setVisible(false);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        remark.setVisible(false);
        getChildren().addAll(title, canvas, nothing, cursorLine, legend, remark);
        setMinWidth(GUTTER + LEGEND + LEGEND_GAP + 120);
    }

    public String name() {
        return name;
    }

    /** What is worth a word beside the plot; nothing when the title is empty. */
    public void remark(String words, String detail, Tone tone) {
        boolean seen = !words.isEmpty();
        if (remark.getChildren().isEmpty()) {
            // A chart that has something to say at times keeps room for it, so that nothing jumps.
            remark.getStyleClass().setAll("fl-remark");
            remark.getChildren().setAll(Labels.of(" ", "fl-medium"), Labels.of(" ", "fl-small"));
            requestLayout();
        }
        remark.setVisible(seen);
        String key = words + tone;
        if (!seen || key.equals(remark.getUserData())) {
            if (seen && remark.getChildren().getLast() instanceof Label said) {
                said.setText(detail);
            }
            return;
        }
        remark.setUserData(key);
        remark.setAccessibleText(words);
        remark.getStyleClass().setAll("fl-remark", remarkClass(tone));
        remark.getChildren().setAll(Labels.of(words, tone.textClass(), "fl-medium"), Labels.of(detail, "fl-small"));
        requestLayout();
    }

    private static String remarkClass(Tone tone) {
        return switch (tone) {
            case DANGER -> "fl-remark-danger";
            case NEUTRAL -> "fl-remark-old";
            case SUSPECT, WARNING, SUCCESS, ACCENT, MAINTENANCE -> "fl-remark-suspect";
        };
    }

    public void note(String words) {
        note.setText(words);
    }

    public void ink(PlotInk next) {
        ink = Optional.of(next);
        paint();
    }

    public void show(ChartData data) {
        shown = Optional.of(data);
        nothing.setVisible(data.isEmpty());
        paint();
        legend.show(data.curves(), cursor, data.nowMs());
        canvas.setAccessibleText(name + ", graph; its values are in the table beside it");
        placeCursor();
    }

    /** What is drawn now. */
    public Optional<ChartData> data() {
        return shown;
    }

    /** Every curve at this time, in the legend; without one, the last of each. */
    public void cursor(OptionalLong at) {
        cursor = at;
        shown.ifPresent(data -> legend.show(data.curves(), at, data.nowMs()));
        placeCursor();
    }

    private void placeCursor() {
        boolean seen = cursor.isPresent()
                && shown.filter(d -> d.span().holds(cursor.getAsLong())).isPresent();
        cursorLine.setVisible(seen);
        if (seen) {
            PlotArea area = area();
            double x = shown.map(d -> Math.floor(area.xOf(d.span(), cursor.orElse(0))) + .5)
                    .orElse(0.0);
            cursorLine.setStartX(x);
            cursorLine.setEndX(x);
            cursorLine.setStartY(TITLE);
            cursorLine.setEndY(TITLE + area.h());
        }
    }

    /** Where a place of this chart lies in the span: 0 at the left edge of the plot, 1 at its right. */
    double shareOf(double x) {
        PlotArea area = area();
        return area.w() <= 0 ? 0 : Math.clamp((x - area.x()) / area.w(), 0, 1);
    }

    double xOf(double share) {
        PlotArea area = area();
        return area.x() + share * area.w();
    }

    /** Pixels of the plot: at most so many columns are worth asking for. */
    public double plotWidth() {
        return Math.max(1, area().w());
    }

    private PlotArea area() {
        double w = getWidth() - GUTTER - LEGEND - LEGEND_GAP;
        double h = getHeight() - TITLE - (times ? TIMES : 8);
        return new PlotArea(GUTTER, HEAD, Math.max(1, Math.floor(w)), Math.max(1, Math.floor(h)));
    }

    private void paint() {
        if (ink.isPresent() && shown.isPresent() && canvas.getWidth() > 1) {
            new PlotPainter(canvas.getGraphicsContext2D(), ink.get(), zone).paint(area(), shown.get(), times);
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        double side = legend.prefHeight(LEGEND) + (remark.getChildren().isEmpty() ? 0 : remark.prefHeight(LEGEND) + 6);
        return TITLE + Math.max(LEAST_PLOT + (times ? TIMES : 8), side);
    }

    @Override
    protected void layoutChildren() {
        double plotWidth = Math.max(1, getWidth() - LEGEND - LEGEND_GAP + 2);
        double height = Math.max(1, getHeight() - TITLE + HEAD);
        title.resizeRelocate(0, 0, plotWidth, TITLE - 4);
        canvas.relocate(0, TITLE - HEAD);
        if (canvas.getWidth() != plotWidth || canvas.getHeight() != height) {
            canvas.setWidth(plotWidth);
            canvas.setHeight(height);
            paint();
        }
        double words = Math.min(nothing.prefWidth(-1), plotWidth);
        nothing.resizeRelocate(GUTTER + (plotWidth - GUTTER - words) / 2, TITLE + area().h() / 2 - 9, words, 18);
        double side = getWidth() - LEGEND;
        double rows = legend.prefHeight(LEGEND);
        legend.resizeRelocate(side, TITLE, LEGEND, rows);
        remark.resizeRelocate(side, TITLE + rows + 6, LEGEND, remark.prefHeight(LEGEND));
        placeCursor();
    }
}
