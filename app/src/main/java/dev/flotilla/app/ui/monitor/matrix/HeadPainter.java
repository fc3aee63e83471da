package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the names at the left and on top, which stay while cells move under them. */
final class HeadPainter {
    private static final Font NAME = Font.font(Fonts.SEMI_BOLD, 12);
    private static final Font SMALL = Font.font(Fonts.TEXT, 11);
    /** A name needs so much of its own. */
    private static final double LINE = 14;

    private final GraphicsContext gc;
    private final Ink ink;
    private final CellSize size;
    private final MatrixView view;

    HeadPainter(GraphicsContext gc, Ink ink, CellSize size, MatrixView view) {
        this.gc = gc;
        this.ink = ink;
        this.size = size;
        this.view = view;
    }

    /** @param first and {@code last}: rows that are seen; {@code top}: of the first row without scrolling */
    void rows(int first, int last, double top, double scroll, int chosen) {
        int step = (int) Math.ceil(LINE / size.height());
        for (int row = first; row <= last; row++) {
            double y = top + row * size.height() - scroll;
            String name = view.rowName(row);
            MatrixView.Head head = view.head(name);
            if (row == chosen) {
                gc.setFill(ink.of(Ink.Name.ACCENT_SUBTLE));
                gc.fillRect(0, y, size.headWidth() - 4, size.height() - Math.min(4, size.height() / 6));
            }
            if (row % step != 0 && row != chosen) {
                continue;
            }
            double middle = y + (size.height() - 4) / 2;
            if (head.series() > 0 && size.height() >= 20) {
                gc.setFill(ink.series(head.series()));
                double high = Math.min(28, size.height() - 10);
                gc.fillRoundRect(8, middle - high / 2, 3, high, 3, 3);
            }
            gc.setTextAlign(TextAlignment.LEFT);
            gc.setTextBaseline(VPos.CENTER);
            boolean two = size.height() >= 40 && !head.host().isEmpty();
            text(
                    size.height() < 20 ? SMALL : NAME,
                    name,
                    18,
                    two ? middle - 8 : middle,
                    size.headWidth() - 26,
                    Ink.Name.TEXT);
            if (two) {
                text(SMALL, head.host(), 18, middle + 9, size.headWidth() - 26, Ink.Name.MUTED);
            }
        }
    }

    void columns(int first, int last, double left, double scroll, int chosen) {
        int step = (int) Math.ceil(LINE / size.width());
        for (int column = first; column <= last; column++) {
            double x = left + column * size.width() - scroll;
            String name = view.columnName(column);
            if (column == chosen) {
                gc.setFill(ink.of(Ink.Name.ACCENT_SUBTLE));
                gc.fillRect(x, 0, size.width() - Math.min(4, size.width() / 6), size.headHeight() - 4);
            }
            if (column % step != 0 && column != chosen) {
                continue;
            }
            double middle = x + (size.width() - 4) / 2;
            if (size.detail() == CellSize.Detail.FIGURES) {
                gc.setTextAlign(TextAlignment.CENTER);
                gc.setTextBaseline(VPos.CENTER);
                text(NAME, name, middle, size.headHeight() - 30, size.width() - 8, Ink.Name.TEXT);
                text(SMALL, view.head(name).host(), middle, size.headHeight() - 14, size.width() - 8, Ink.Name.MUTED);
            } else {
                upright(name, middle);
            }
        }
    }

    private void upright(String name, double middle) {
        gc.save();
        gc.translate(Math.rint(middle), size.headHeight() - 8);
        gc.rotate(-90);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.CENTER);
        text(SMALL, name, 0, 0, size.headHeight() - 14, Ink.Name.TEXT);
        gc.restore();
    }

    private void text(Font font, String words, double x, double y, double most, Ink.Name colour) {
        gc.setFont(font);
        gc.setFill(ink.of(colour));
        gc.fillText(Cut.of(words, font, most), Math.rint(x), Math.rint(y));
    }
}
