package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Ink.Name;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.monitor.chart.PlotInk;
import dev.flotilla.app.ui.monitor.chart.Ticks;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import dev.flotilla.app.ui.monitor.chart.Viewport;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/** The last day as bars, and the span that is looked at as a window in it that can be dragged. */
final class DayOverview extends Pane {
    static final int COLUMNS = 288;
    private static final double HEIGHT = 76;
    private static final double TITLE = 20;
    private static final double BARS = 26;
    private static final double NARROWEST = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Viewport viewport;
    private final LongSupplier now;
    private final Runnable changed;
    private final ZoneId zone;
    private final Canvas canvas = new Canvas();
    private final HBox title =
            new HBox(12, Labels.section("Last 24 h"), Labels.secondary("drag the window to look back"));
    private final Region probe = Ink.probe();
    private DayBars bars = DayBars.NONE;
    private Optional<PlotInk> ink = Optional.empty();
    private double grabbed;

    DayOverview(Viewport viewport, LongSupplier now, Runnable changed, Theme theme, ZoneId zone) {
        this.viewport = viewport;
        this.now = now;
        this.changed = changed;
        this.zone = zone;
        getStyleClass().addAll("fl-overview", "fl-line-above");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
        setId("day-overview");
        title.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(probe, title, canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Last 24 h; left and right move the span that is looked at");
        theme.darkProperty().addListener((o, was, is) -> readInk(theme));
        sceneProperty().addListener((o, was, is) -> readInk(theme));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> moveTo(e.getX() - grabbed));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void readInk(Theme theme) {
        if (getScene() != null) {
            ink = Optional.of(PlotInk.of(Ink.read(probe), theme.scaleProperty().get()));
            paint();
        }
    }

    private TimeSpan day() {
        long end = now.getAsLong();
        return new TimeSpan(end - Viewport.DAY_MS, end);
    }

    void show(List<Slice> suspicion, List<Slice> states) {
        bars = DayBars.of(day(), COLUMNS, suspicion, states);
        paint();
    }

    /** The window has moved. */
    void refresh() {
        paint();
    }

    private double left() {
        return snappedLeftInset();
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - left() - snappedRightInset());
    }

    /** From the left edge of the window in this node's own measure, and its width. */
    private double[] window() {
        TimeSpan day = day();
        TimeSpan span = viewport.at(now.getAsLong());
        double from = day.shareOf(span.fromMs()) * plotWidth();
        double width = Math.max(NARROWEST, span.lengthMs() / (double) Viewport.DAY_MS * plotWidth());
        return new double[] {left() + Math.clamp(from, 0, Math.max(0, plotWidth() - width)), width};
    }

    private void press(MouseEvent event) {
        requestFocus();
        double[] window = window();
        boolean inside = event.getX() >= window[0] && event.getX() <= window[0] + window[1];
        grabbed = inside ? event.getX() - window[0] : window[1] / 2;
        if (!inside) {
            moveTo(event.getX() - grabbed);
        }
    }

    private void moveTo(double x) {
        long at = now.getAsLong();
        viewport.show(day().at(Math.clamp((x - left()) / plotWidth(), 0, 1)), at);
        changed.run();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            long by = event.getCode() == KeyCode.LEFT ? viewport.lengthMs() : -viewport.lengthMs();
            viewport.pan(by, now.getAsLong());
            changed.run();
            event.consume();
        }
    }

    private void paint() {
        if (ink.isEmpty() || canvas.getWidth() < 2) {
            return;
        }
        PlotInk inks = ink.get();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(inks.ink().of(Name.SUBTLE));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        bars.paint(g, inks.ink(), plotWidth(), BARS);
        TimeSpan day = day();
        g.setFill(inks.ink().of(Name.MUTED));
        g.setFont(inks.mono());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        for (long at : Ticks.times(day, 8, zone)) {
            double x = day.shareOf(at) * plotWidth();
            if (x > 20 && x < plotWidth() - 50) {
                g.fillText(TIME.format(Instant.ofEpochMilli(at).atZone(zone)), x, BARS + 10);
            }
        }
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText("now", plotWidth(), BARS + 10);
        double[] window = window();
        g.setStroke(inks.ink().of(Name.ACCENT));
        g.setLineWidth(1.5);
        g.strokeRoundRect(window[0] - left() + .75, .75, window[1] - 1.5, BARS - 1.5, 6, 6);
    }

    @Override
    protected void layoutChildren() {
        title.resizeRelocate(left(), snappedTopInset(), plotWidth(), TITLE);
        canvas.relocate(left(), snappedTopInset() + TITLE + 2);
        canvas.setWidth(plotWidth());
        canvas.setHeight(BARS + 20);
        paint();
    }
}
