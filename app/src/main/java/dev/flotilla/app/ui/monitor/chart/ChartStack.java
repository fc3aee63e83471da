package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Charts one above the other that share span and cursor. Dragging pans, the wheel with Ctrl zooms in time, a double click goes
 * back to live; with the keyboard: arrows move the cursor, Shift and arrows the span, plus and minus zoom, End is live. The
 * wheel alone scrolls a page that is longer than the window; it zooms where there is nothing to scroll, and after a click
 * into a graph until the pointer leaves.
 */
public final class ChartStack extends Pane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double GAP = 10;
    private static final double WHEEL = 1.2;
    private static final double PILL = 18;
    private static final double CURSOR_STEP = .01;
    private static final double PAN_STEP = .1;

    private final List<TimeChart> charts;
    private final Viewport viewport;
    private final LongSupplier now;
    private final Runnable changed;
    private final ZoneId zone;
    private final Region probe = Ink.probe();
    private final Label pill = Labels.of("", "fl-time-pill");
    private OptionalLong cursor = OptionalLong.empty();
    private Runnable cursorMoved = () -> {};
    private BooleanSupplier pageScrolls = () -> false;
    private double pressedX;
    private boolean dragging;
    /** It was clicked, and the pointer has not left it since. */
    private boolean clicked;

    /**
     * @param now ms since the epoch
     * @param changed called when the span was changed by hand
     */
    public ChartStack(
            List<TimeChart> charts, Viewport viewport, LongSupplier now, Runnable changed, Theme theme, ZoneId zone) {
        this.charts = List.copyOf(charts);
        this.viewport = viewport;
        this.now = now;
        this.changed = changed;
        this.zone = zone;
        pill.setMouseTransparent(true);
        pill.setVisible(false);
        getChildren().add(probe);
        getChildren().addAll(charts);
        getChildren().add(pill);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        getStyleClass().add("fl-chart-stack");
        RoomStyle.add(this, ChartStack.class, "chart.css");
        theme.darkProperty().addListener((o, was, is) -> readInk(theme));
        theme.scaleProperty().addListener((o, was, is) -> readInk(theme));
        sceneProperty().addListener((o, was, is) -> readInk(theme));
        addEventHandler(MouseEvent.ANY, this::mouse);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        say();
    }

    private void readInk(Theme theme) {
        if (getScene() != null) {
            PlotInk ink = PlotInk.of(Ink.read(probe), theme.scaleProperty().get());
            charts.forEach(chart -> chart.ink(ink));
        }
    }

    public List<TimeChart> charts() {
        return charts;
    }

    /** @param scrolls whether the wheel has a page to scroll now */
    public void onPage(BooleanSupplier scrolls) {
        pageScrolls = scrolls;
    }

    /** Runs each time the cursor has moved, came or went. */
    public void onCursor(Runnable deed) {
        cursorMoved = deed;
    }

    /** The time that the readings are of; empty while they are of now. */
    public OptionalLong cursor() {
        return cursor;
    }

    public double plotWidth() {
        return charts.getFirst().plotWidth();
    }

    private TimeSpan span() {
        return viewport.at(now.getAsLong());
    }

    private void mouse(MouseEvent event) {
        double share = charts.getFirst().shareOf(inChart(event.getX()));
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED && event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            pressedX = event.getX();
            dragging = true;
            clicked = true;
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && dragging) {
            double moved = event.getX() - pressedX;
            pressedX = event.getX();
            viewport.pan(Math.round(moved / plotWidth() * viewport.lengthMs()), now.getAsLong());
            changed.run();
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            dragging = false;
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            cursor(isInPlot(event.getX()) ? OptionalLong.of(span().at(share)) : OptionalLong.empty());
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            clicked = false;
            cursor(OptionalLong.empty());
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.getClickCount() == 2) {
            viewport.live();
            changed.run();
        }
    }

    private boolean isInPlot(double x) {
        return inChart(x) >= TimeChart.GUTTER && inChart(x) <= charts.getFirst().xOf(1);
    }

    private double inChart(double x) {
        return x - charts.getFirst().getLayoutX();
    }

    private void wheel(ScrollEvent event) {
        boolean zooms = event.isShortcutDown() || clicked || !pageScrolls.getAsBoolean();
        if (zooms && event.getDeltaY() != 0 && isInPlot(event.getX())) {
            double share = charts.getFirst().shareOf(inChart(event.getX()));
            viewport.zoom(share, event.getDeltaY() > 0 ? 1 / WHEEL : WHEEL, now.getAsLong());
            changed.run();
            event.consume();
        }
    }

    /** Does what a key means to graphs, and consumes it then; also for keys that were pressed elsewhere on the page. */
    public void press(KeyEvent event) {
        if (event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        long step = Math.round(PAN_STEP * viewport.lengthMs());
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT -> {
                if (event.isShiftDown()) {
                    pan(step);
                } else {
                    moveCursor(-1);
                }
            }
            case RIGHT -> {
                if (event.isShiftDown()) {
                    pan(-step);
                } else {
                    moveCursor(1);
                }
            }
            case PLUS, EQUALS, ADD -> zoom(1 / WHEEL);
            case MINUS, SUBTRACT -> zoom(WHEEL);
            case END -> {
                viewport.live();
                changed.run();
            }
            case ESCAPE -> {
                taken = cursor.isPresent();
                cursor(OptionalLong.empty());
            }
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private void pan(long backMs) {
        viewport.pan(backMs, now.getAsLong());
        changed.run();
    }

    private void zoom(double factor) {
        double share = cursor.isPresent() ? Math.clamp(span().shareOf(cursor.getAsLong()), 0, 1) : 1;
        viewport.zoom(share, factor, now.getAsLong());
        changed.run();
    }

    private void moveCursor(int by) {
        TimeSpan span = span();
        double share = cursor.isPresent() ? span.shareOf(cursor.getAsLong()) : 1;
        cursor(OptionalLong.of(span.at(Math.clamp(share + by * CURSOR_STEP, 0, .999))));
        say();
    }

    private void cursor(OptionalLong at) {
        cursor = at;
        charts.forEach(chart -> chart.cursor(at));
        placePill();
        cursorMoved.run();
    }

    private void placePill() {
        TimeSpan span = charts.getFirst().data().map(ChartData::span).orElseGet(this::span);
        boolean seen = cursor.isPresent() && span.holds(cursor.getAsLong());
        pill.setVisible(seen);
        if (seen) {
            pill.setText(TIME.format(Instant.ofEpochMilli(cursor.getAsLong()).atZone(zone)));
            double width = pill.prefWidth(-1);
            double x = charts.getFirst().getLayoutX() + charts.getFirst().xOf(span.shareOf(cursor.getAsLong()));
            pill.resizeRelocate(
                    Math.clamp(x - width / 2, 0, Math.max(0, getWidth() - width)),
                    charts.getFirst().getLayoutY() + 8,
                    width,
                    PILL);
        }
    }

    /** The values at the cursor, for those who cannot see the line. */
    private void say() {
        String at = cursor.isPresent()
                ? "Cursor at "
                        + TIME.format(Instant.ofEpochMilli(cursor.getAsLong()).atZone(zone))
                : "Graphs over time";
        setAccessibleText(at + ". Arrows move the cursor, Shift and arrows the span, plus and minus zoom, End is live");
    }

    /** Draws what was read. In the order of the charts. */
    public void show(List<ChartData> data) {
        for (int i = 0; i < Math.min(charts.size(), data.size()); i++) {
            charts.get(i).show(data.get(i));
        }
        placePill();
    }

    @Override
    protected double computeMinHeight(double width) {
        return charts.stream().mapToDouble(c -> c.minHeight(width) + GAP).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double top = snappedTopInset();
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double least = charts.stream().mapToDouble(c -> c.minHeight(width)).sum();
        double all = getHeight() - top - snappedBottomInset() - GAP * (charts.size() - 1);
        double extra = Math.max(0, all - least) / charts.size();
        double y = top;
        for (TimeChart chart : charts) {
            double height = Math.floor(chart.minHeight(width) + extra);
            chart.resizeRelocate(left, y, width, height);
            y += height + GAP;
        }
        placePill();
    }
}
