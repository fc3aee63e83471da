package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cause;
import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Theme;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The way of a heartbeat between two nodes, and back: where it ends is where the line changes. */
final class PathDrawing extends Region {
    private static final double HIGH = 104;
    private static final double BOX_W = 108;
    private static final double BOX_H = 48;

    private final Canvas canvas = new Canvas();
    private final Region probe = Ink.probe();
    private final Cell cell;
    private final Optional<Cell> back;
    private final MatrixView view;

    /** @param back the same pair in the other direction */
    PathDrawing(Cell cell, Optional<Cell> back, MatrixView view, Theme theme) {
        this.cell = cell;
        this.back = back;
        this.view = view;
        getChildren().addAll(canvas, probe);
        setMinHeight(HIGH);
        setPrefHeight(HIGH);
        setMaxHeight(HIGH);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(CellLook.sentence(cell)
                + back.map(b -> "; way back: " + CellLook.sentence(b)).orElse(""));
        theme.darkProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(HIGH);
        if (canvas.getWidth() > 2 * BOX_W && getScene() != null) {
            paint(canvas.getGraphicsContext2D(), Ink.read(probe), canvas.getWidth());
        }
    }

    private void paint(GraphicsContext gc, Ink ink, double width) {
        gc.clearRect(0, 0, width, HIGH);
        double right = width - BOX_W;
        box(gc, ink, .5, cell.from(), "sent " + CellLook.figure(cell.sent()), Ink.Name.MUTED);
        box(
                gc,
                ink,
                right - .5,
                cell.to(),
                "counted " + CellLook.figure(cell.received()),
                cell.state() == CellState.HEARD ? Ink.Name.MUTED : Ink.Name.DANGER);
        boolean gateway = cell.cause().filter(c -> c == Cause.BRIDGE_GATEWAY).isPresent();
        double y = 8 + BOX_H / 2 - 8;
        if (gateway) {
            double middle = width / 2;
            line(gc, ink.of(Ink.Name.SUCCESS), false, BOX_W, y, middle - 40, y);
            line(gc, ink.of(Ink.Name.DANGER), true, middle + 40, y, right, y);
            gc.setFill(ink.of(Ink.Name.SUSPECT_SUBTLE));
            gc.fillRoundRect(middle - 40, 12, 80, 40, 12, 12);
            gc.setStroke(ink.of(Ink.Name.SUSPECT));
            gc.setLineWidth(1);
            gc.strokeRoundRect(middle - 39.5, 12.5, 79, 39, 12, 12);
            words(
                    gc,
                    Font.font(Fonts.SEMI_BOLD, 12),
                    ink.of(Ink.Name.TEXT),
                    "gateway",
                    middle,
                    32,
                    TextAlignment.CENTER);
        } else {
            boolean good = cell.state() == CellState.HEARD;
            line(gc, good ? ink.of(Ink.Name.SUCCESS) : tone(ink, cell), !good, BOX_W, y, right, y);
        }
        back.filter(b -> b.state() != CellState.NOT_PEERS).ifPresent(b -> wayBack(gc, ink, width, b));
    }

    private void wayBack(GraphicsContext gc, Ink ink, double width, Cell b) {
        boolean good = b.state() == CellState.HEARD;
        Color colour = good ? ink.of(Ink.Name.SUCCESS) : tone(ink, b);
        double low = 86;
        double left = BOX_W / 2;
        double right = width - BOX_W / 2;
        gc.setStroke(colour);
        gc.setLineWidth(1.5);
        gc.setLineDashes(good ? new double[0] : new double[] {5, 4});
        gc.strokePolyline(new double[] {right, right, left, left}, new double[] {56, low, low, 64}, 4);
        gc.setLineDashes();
        head(gc, colour, left, 57, 0, -1);
        String figures = "way back " + CellLook.figure(b.sent()) + " / " + CellLook.figure(b.received());
        double wide = 14 + figures.length() * 6.7;
        gc.setFill(ink.of(Ink.Name.SURFACE));
        gc.fillRoundRect((width - wide) / 2, low - 10, wide, 20, 8, 8);
        gc.setStroke(colour);
        gc.setLineWidth(1);
        gc.strokeRoundRect((width - wide) / 2 + .5, low - 9.5, wide - 1, 19, 8, 8);
        words(gc, Font.font(Fonts.MONO, 11), colour, figures, width / 2, low, TextAlignment.CENTER);
    }

    private static Color tone(Ink ink, Cell cell) {
        return MatrixPainter.tone(cell.state()).map(ink::of).orElse(ink.of(Ink.Name.FAINT));
    }

    private void box(GraphicsContext gc, Ink ink, double x, String name, String below, Ink.Name colour) {
        gc.setFill(ink.of(Ink.Name.SURFACE));
        gc.fillRoundRect(x, 8.5, BOX_W, BOX_H, 12, 12);
        gc.setStroke(ink.of(Ink.Name.LINE));
        gc.setLineWidth(1);
        gc.strokeRoundRect(x, 8.5, BOX_W, BOX_H, 12, 12);
        int series = view.head(name).series();
        if (series > 0) {
            gc.setFill(ink.series(series));
            gc.fillRoundRect(x + 7, 15, 3, 18, 3, 3);
        }
        Font font = Font.font(Fonts.SEMI_BOLD, 12);
        words(gc, font, ink.of(Ink.Name.TEXT), Cut.of(name, font, BOX_W - 24), x + 16, 24, TextAlignment.LEFT);
        words(gc, Font.font(Fonts.TEXT, 11), ink.of(colour), below, x + 16, 43, TextAlignment.LEFT);
    }

    private static void words(
            GraphicsContext gc, Font font, Color colour, String text, double x, double y, TextAlignment alignment) {
        gc.setFont(font);
        gc.setFill(colour);
        gc.setTextAlign(alignment);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(text, Math.rint(x), Math.rint(y));
    }

    private static void line(
            GraphicsContext gc, Color colour, boolean dashed, double x1, double y1, double x2, double y2) {
        gc.setStroke(colour);
        gc.setLineWidth(dashed ? 1.75 : 1.5);
        gc.setLineDashes(dashed ? new double[] {5, 4} : new double[0]);
        gc.strokeLine(x1 + 4, y1, x2 - 8, y2);
        gc.setLineDashes();
        gc.setFill(colour);
        gc.fillOval(x1 - 2.5, y1 - 2.5, 5, 5);
        head(gc, colour, x2 - 1, y2, 1, 0);
    }

    private static void head(GraphicsContext gc, Color colour, double x, double y, double dx, double dy) {
        gc.setFill(colour);
        gc.fillPolygon(
                new double[] {x, x - 7 * dx - 4 * dy, x - 7 * dx + 4 * dy},
                new double[] {y, y - 7 * dy - 4 * dx, y - 7 * dy + 4 * dx},
                3);
    }
}
