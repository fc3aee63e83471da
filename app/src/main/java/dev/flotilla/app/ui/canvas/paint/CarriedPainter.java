package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.CardMetrics;
import dev.flotilla.app.ui.canvas.paint.MapView.Carried;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/** A service on its way: where it comes from, the card that would take it or not, the row at the pointer, the words. */
final class CarriedPainter {
    private static final double ROW_WIDTH = 200;
    private static final double ROW_HEIGHT = 26;
    private static final double WORDS_WIDTH = 320;
    private static final double LINE = 16;
    private static final int MOST_LINES = 4;

    private final Pen pen;
    private final Ink ink;
    private final MapView view;

    CarriedPainter(Pen pen, MapView view) {
        this.pen = pen;
        this.ink = pen.ink;
        this.view = view;
    }

    void paint(Carried carried) {
        origin(carried);
        carried.over()
                .flatMap(host -> view.layout().box(new dev.flotilla.app.ui.kit.Item.OfHost(host)))
                .ifPresent(card -> target(carried, card));
        ghost(carried);
    }

    private void origin(Carried carried) {
        view.layout().box(carried.item()).ifPresent(row -> {
            pen.fill(row, ink.of(Ink.Name.SUBTLE));
            pen.strokeRound(row.grown(-2), 5, ink.of(Ink.Name.FAINT), 1, 4, 3);
        });
    }

    private void target(Carried carried, Box card) {
        switch (carried.says()) {
            case NOTHING -> {}
            case ASKED -> pen.strokeRound(card, 8, ink.of(Ink.Name.ACCENT_MUTED), 2);
            case FITS -> {
                Box with = new Box(card.x(), card.y(), card.w(), card.h() + CardMetrics.ROW + 8);
                Box added = new Box(card.x(), card.bottom() - 8, card.w(), CardMetrics.ROW + 16);
                pen.fillRound(added, 8, ink.of(Ink.Name.ACCENT_SUBTLE));
                pen.raw().setGlobalAlpha(.2);
                pen.fillRound(card, 8, ink.of(Ink.Name.ACCENT_SUBTLE));
                pen.raw().setGlobalAlpha(1);
                Box landing = new Box(card.x() + 11, card.bottom() + 1, card.w() - 22, CardMetrics.ROW - 2);
                pen.fillRound(landing, 5, ink.of(Ink.Name.SURFACE));
                pen.strokeRound(landing, 5, ink.of(Ink.Name.ACCENT_EMPHASIS), 1, 4, 3);
                pen.text(Fonts.MEDIUM, 12, landing.x() + 26, landing.y() + 16, carried.name(), ink.of(Ink.Name.ACCENT));
                pen.strokeRound(with, 8, ink.of(Ink.Name.ACCENT_EMPHASIS), 2);
            }
            case REFUSES -> pen.strokeRound(card, 8, ink.of(Ink.Name.DANGER), 2);
        }
    }

    /** Of one size on the screen, whatever the zoom. */
    private void ghost(Carried carried) {
        double unit = 1 / pen.zoom();
        boolean refused = carried.says() == Carried.Says.REFUSES;
        double left = carried.x() + 10 * unit;
        double top = carried.y() + 8 * unit;
        Color border = ink.of(refused ? Ink.Name.DANGER : Ink.Name.ACCENT_EMPHASIS);
        Box row = new Box(left, top, ROW_WIDTH * unit, ROW_HEIGHT * unit);
        pen.raw().setGlobalAlpha(.85);
        pen.fillRound(row.moved(0, 6 * unit), 6 * unit, ink.of(Ink.Name.SHADOW));
        pen.fillRound(row, 6 * unit, ink.of(Ink.Name.SURFACE));
        pen.strokeRound(row, 6 * unit, border, 2);
        pen.raw().setGlobalAlpha(1);
        pen.glyph(refused ? "mdal-block" : "fth-box", left + 8 * unit, top + 6 * unit, 14 * unit, border);
        pen.screenText(
                Fonts.MEDIUM,
                12,
                left + 28 * unit,
                top + 17 * unit,
                pen.cut(Fonts.MEDIUM, 12, carried.name(), ROW_WIDTH - 36),
                ink.of(Ink.Name.TEXT));
        words(carried.words(), left, row.bottom() + 4 * unit, unit, refused);
    }

    private void words(String words, double left, double top, double unit, boolean refused) {
        List<String> lines = lines(words);
        if (lines.isEmpty()) {
            return;
        }
        double width = lines.stream()
                .mapToDouble(l -> pen.width(Fonts.TEXT, 12, l))
                .max()
                .orElse(0);
        Box box = new Box(left, top, (width + 16) * unit, (lines.size() * LINE + 8) * unit);
        pen.fillRound(box, 4 * unit, ink.of(Ink.Name.SURFACE));
        pen.strokeRound(box, 4 * unit, ink.of(refused ? Ink.Name.DANGER : Ink.Name.LINE), 1);
        Color colour = ink.of(refused ? Ink.Name.DANGER : Ink.Name.TEXT);
        for (int i = 0; i < lines.size(); i++) {
            pen.screenText(Fonts.TEXT, 12, left + 8 * unit, top + (15 + i * LINE) * unit, lines.get(i), colour);
        }
    }

    private List<String> lines(String words) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && pen.width(Fonts.TEXT, 12, longer) > WORDS_WIDTH) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        if (lines.size() > MOST_LINES) {
            List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
            shown.set(MOST_LINES - 1, pen.cut(Fonts.TEXT, 12, shown.getLast() + " \u2026 ", WORDS_WIDTH));
            return shown;
        }
        return lines;
    }
}
