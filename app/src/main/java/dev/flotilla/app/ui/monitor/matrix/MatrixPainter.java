package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the cells, each by what there is room for. Rectangles alone where there are many. */
final class MatrixPainter {
    private static final Font FIGURES = Font.font(Fonts.MONO, 12);
    private static final Font AGE = Font.font(Fonts.MONO, 11);
    private static final Font WORD = Font.font(Fonts.MEDIUM, 11);

    private final GraphicsContext gc;
    private final Ink ink;
    private final CellSize size;

    MatrixPainter(GraphicsContext gc, Ink ink, CellSize size) {
        this.gc = gc;
        this.ink = ink;
        this.size = size;
    }

    /** @param x of the upper left corner, {@code y} likewise, in pixels of the canvas */
    void cell(Cell cell, double x, double y, boolean lit) {
        if (size.detail() == CellSize.Detail.BLOCK) {
            block(cell.state(), x, y, lit);
            return;
        }
        double w = size.width() - 4;
        double h = size.height() - 4;
        Optional<Tone> tone = tone(cell.state());
        gc.setFill(ground(cell.state()));
        gc.fillRoundRect(x, y, w, h, 8, 8);
        if (lit) {
            gc.setFill(ink.of(Ink.Name.ACCENT_EMPHASIS).deriveColor(0, 1, 1, .06));
            gc.fillRoundRect(x, y, w, h, 8, 8);
        }
        if (cell.state() != CellState.SELF && cell.state() != CellState.MAINTENANCE) {
            gc.setStroke(
                    cell.state().trouble()
                            ? tone.map(ink::of).orElse(ink.of(Ink.Name.LINE)).deriveColor(0, 1, 1, .6)
                            : ink.of(cell.state() == CellState.NOT_PEERS ? Ink.Name.LINE_MUTED : Ink.Name.LINE));
            gc.setLineWidth(1);
            gc.strokeRoundRect(x + .5, y + .5, w - 1, h - 1, 8, 8);
        }
        if (size.detail() == CellSize.Detail.GLYPH) {
            double glyph = Math.min(16, Math.min(w, h) - 3);
            CellLook.status(cell.state()).ifPresent(s -> glyph(s, x + w / 2, y + h / 2, glyph));
        } else {
            figures(cell, x, y, w, h);
        }
    }

    private void figures(Cell cell, double x, double y, double w, double h) {
        String word = CellLook.word(cell);
        Optional<Status> status = CellLook.status(cell.state());
        gc.setTextBaseline(VPos.CENTER);
        if (status.isEmpty()) {
            gc.setFont(WORD);
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setFill(ink.of(cell.state() == CellState.MAINTENANCE ? Ink.Name.MAINTENANCE : Ink.Name.MUTED));
            gc.fillText(word, Math.rint(x + w / 2), Math.rint(y + h / 2), w - 8);
            return;
        }
        double first = Math.rint(y + h * .32);
        double second = Math.rint(y + h * .72);
        glyph(status.get(), x + 15, first, 15);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFont(FIGURES);
        gc.setFill(ink.of(Ink.Name.TEXT));
        gc.fillText(CellLook.figures(cell), Math.rint(x + 26), first, w - 30);
        boolean plain = cell.state() == CellState.HEARD;
        gc.setFont(plain ? AGE : WORD);
        gc.setFill(plain ? ink.of(Ink.Name.MUTED) : ink.of(status.get()));
        gc.fillText(word, Math.rint(x + 8), second, w - 14);
    }

    /** Colour, and for trouble a corner of full colour, so that it is seen without colour as well. */
    private void block(CellState state, double x, double y, boolean lit) {
        double gap = size.width() > 12 ? 2 : 1;
        double w = size.width() - gap;
        double h = size.height() - gap;
        gc.setFill(state == CellState.HEARD ? ink.of(Ink.Name.SUCCESS_SUBTLE) : ground(state));
        gc.fillRect(x, y, w, h);
        if (lit) {
            gc.setFill(ink.of(Ink.Name.ACCENT_EMPHASIS).deriveColor(0, 1, 1, .1));
            gc.fillRect(x, y, w, h);
        }
        if (state.trouble()) {
            Color colour = tone(state).map(ink::of).orElse(ink.of(Ink.Name.DANGER));
            gc.setFill(colour.deriveColor(0, 1, 1, state == CellState.NOT_HEARD ? .55 : .35));
            gc.fillRect(x, y, w, h);
            gc.setFill(colour);
            gc.fillRect(x + w - 3, y, 3, 3);
            if (state == CellState.NOT_HEARD) {
                gc.fillRect(x, y + h - 3, 3, 3);
            }
        }
    }

    private Color ground(CellState state) {
        return switch (state) {
            case HEARD -> ink.of(Ink.Name.SURFACE);
            case LOSSY, NOT_HEARD, ODD -> tone(state).map(ink::subtle).orElse(ink.of(Ink.Name.SURFACE));
            case UNKNOWN -> ink.of(Ink.Name.NEUTRAL_SUBTLE);
            case SELF -> ink.of(Ink.Name.BAR_TRACK);
            case NOT_PEERS -> ink.of(Ink.Name.SURFACE);
            case MAINTENANCE -> ink.of(Ink.Name.MAINTENANCE_SUBTLE);
        };
    }

    static Optional<Tone> tone(CellState state) {
        return CellLook.status(state).map(Status::tone);
    }

    private void glyph(Status status, double x, double y, double pixels) {
        gc.setFont(Icons.font(status.glyph(), pixels * 1.1));
        gc.setFill(ink.of(status));
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(Icons.character(status.glyph()), x, y);
    }
}
