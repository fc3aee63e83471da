package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.MapGroup;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.CardMetrics;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.scene.paint.Color;

/** A host's card when the map is zoomed out: chips in the middle distance, a block with counts from far. */
final class FarCard {
    private static final double NAME_PIXELS = 22;
    private static final double LEAST_NAME = 9;
    private static final double CHIP = 26;

    private final Pen pen;
    private final Ink ink;
    private final MapView view;

    FarCard(Pen pen, MapView view) {
        this.pen = pen;
        this.ink = pen.ink;
        this.view = view;
    }

    /** Header, groups without heads, rows as chips with the glyph of their status. */
    void paintMid(MapHost host, Box b) {
        NearCard.frame(pen, host, b, view);
        pen.fill(new Box(b.x() + 10, b.y() + 14, 4, 36), ink.series(host.series()));
        Color text = ink.of(host.isDim() ? Ink.Name.MUTED : Ink.Name.TEXT);
        pen.text(
                Fonts.SEMI_BOLD,
                18,
                b.x() + 24,
                b.y() + 30,
                pen.cut(Fonts.SEMI_BOLD, 18, host.name(), b.w() - (host.edited() ? 92 : 64)),
                text);
        double at = b.x() + 24;
        if (host.unsafe()) {
            at += pen.text(Fonts.MEDIUM, 13, at, b.y() + 50, "unsafe", ink.of(Ink.Name.WARNING)) + 6;
        }
        pen.text(Fonts.MONO, 13, at, b.y() + 50, host.address(), ink.of(Ink.Name.MUTED));
        pen.status(host.status(), b.right() - 34, b.y() + 16, 22, ink.of(host.status()));
        if (host.edited()) {
            pen.icon("edit-2", b.right() - 62, b.y() + 16, 20, ink.of(Ink.Name.ACCENT));
        }
        double y = b.y() + CardMetrics.GROUPS_FROM;
        for (MapGroup group : host.groups()) {
            double height = CardMetrics.groupHeight(group);
            Box box = new Box(b.x() + 8, y, b.w() - 16, height);
            pen.fill(box, ink.of(Ink.Name.SUBTLE));
            chips(group, box);
            y += height + CardMetrics.GROUP_GAP;
        }
        NearCard.progress(pen, host, b);
    }

    private void chips(MapGroup group, Box box) {
        double top = box.y() + CardMetrics.GROUP_HEAD;
        boolean readable = pen.isReadable(12);
        for (MapRow row : group.rows()) {
            boolean selected = view.selected().contains(row.item());
            if (selected) {
                pen.fill(new Box(box.x() + 3, top + 1, box.w() - 6, 24), ink.of(Ink.Name.ACCENT_SUBTLE));
                pen.strokeRound(
                        new Box(box.x() + 3, top + 1, box.w() - 6, 24), 5, ink.of(Ink.Name.ACCENT_EMPHASIS), 1.5);
            }
            pen.status(
                    row.status(),
                    box.x() + 8,
                    top + 4,
                    18,
                    row.seenLongAgo() ? ink.of(Ink.Name.FAINT) : ink.of(row.status()));
            if (readable) {
                String name = pen.cut(Fonts.MEDIUM, 12, row.name(), box.w() - 46);
                pen.text(
                        Fonts.MEDIUM,
                        12,
                        box.x() + 32,
                        top + 17,
                        name,
                        ink.of(row.seenLongAgo() ? Ink.Name.MUTED : Ink.Name.TEXT));
            } else {
                double width = Math.min(box.w() - 46, 6.5 * row.name().length());
                pen.fill(new Box(box.x() + 32, top + 10, width, 6), ink.of(Ink.Name.LINE));
            }
            top += CHIP;
        }
    }

    /** A block: name, worst status, how many of each. */
    void paintFar(MapHost host, Box b) {
        NearCard.frame(pen, host, b, view);
        double zoom = pen.zoom();
        double height = b.h() * zoom;
        double margin = Math.clamp(b.w() * zoom / 16, 3, 12) / zoom;
        double left = b.x() + margin;
        double room = b.right() - left - Math.min(4 / zoom, margin);
        double wished = Math.clamp(height / 4, LEAST_NAME, NAME_PIXELS);
        double fitting = room * zoom / pen.width(Fonts.SEMI_BOLD, 1, host.name());
        // Smaller rather than cut, to a size that can just be read; then in several lines rather than not at all.
        double pixels = Math.clamp(Math.floor(fitting * 2) / 2, LEAST_NAME, wished);
        double unit = pixels / zoom;
        pen.fill(
                new Box(b.x() + margin * .6, b.y() + unit * .6, Math.max(2, 3 * zoom) / zoom, unit * 1.1),
                ink.series(host.series()));
        int most = Math.max(1, (int) ((height - pixels * .5) / (pixels * 1.1)));
        double y = b.y() + unit * 1.5;
        for (String line : lines(host.name(), part -> pen.width(Fonts.SEMI_BOLD, unit, part), room, most)) {
            pen.screenText(
                    Fonts.SEMI_BOLD, pixels, left, y, line, ink.of(host.isDim() ? Ink.Name.MUTED : Ink.Name.TEXT));
            y += unit * 1.1;
        }
        double top = y - unit * .4;
        counts(host, left, top, room, height - (top - b.y()) * zoom);
        NearCard.progress(pen, host, b);
    }

    /** The name in as many lines as it needs and the card has; each line has at least one character. */
    static List<String> lines(String name, ToDoubleFunction<String> width, double room, int most) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < name.length() && lines.size() < most) {
            int to = name.length();
            while (to > from + 1 && width.applyAsDouble(name.substring(from, to)) > room) {
                to--;
            }
            lines.add(name.substring(from, to));
            from = to;
        }
        return lines;
    }

    private void counts(MapHost host, double left, double top, double room, double pixelsLeft) {
        double zoom = pen.zoom();
        double line = 16 / zoom;
        double y = top;
        double rest = pixelsLeft;
        Map<Status, Integer> counts = host.rows().isEmpty() || host.isDim() ? Map.of(host.status(), 0) : host.counts();
        for (Map.Entry<Status, Integer> count : counts.entrySet()) {
            if (rest < 16) {
                return;
            }
            Status status = count.getKey();
            pen.status(status, left, y, 12 / zoom, ink.of(status));
            String words = count.getValue() == 0 ? status.word() : count.getValue() + " " + status.lowerWord();
            double size = 11 / zoom;
            if (pen.width(Fonts.TEXT, size, words) < room - 16 / zoom) {
                pen.screenText(Fonts.TEXT, 11, left + 16 / zoom, y + 10 / zoom, words, ink.of(Ink.Name.MUTED));
            }
            y += line;
            rest -= 16;
        }
    }
}
