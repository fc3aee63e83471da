package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.MapGroup;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.CardMetrics;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.OptionalDouble;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A host's card with everything on it. */
final class NearCard {
    private static final double WARN_FROM = 0.85;

    private final Pen pen;
    private final Ink ink;
    private final MapView view;

    NearCard(Pen pen, MapView view) {
        this.pen = pen;
        this.ink = pen.ink;
        this.view = view;
    }

    void paint(MapHost host, Box box) {
        frame(pen, host, box, view);
        header(host, box);
        meters(host, box);
        pen.levelLine(box.x() + 1, box.right() - 1, box.y() + CardMetrics.HEADER, ink.of(Ink.Name.LINE_MUTED));
        double y = box.y() + CardMetrics.GROUPS_FROM;
        if (host.groups().isEmpty()) {
            pen.text(Fonts.TEXT, 12, box.x() + 12, y + 14, host.emptyLine(), ink.of(Ink.Name.MUTED));
        }
        for (MapGroup group : host.groups()) {
            group(group, box, y);
            y += CardMetrics.groupHeight(group) + CardMetrics.GROUP_GAP;
        }
        progress(pen, host, box);
    }

    /** Along the lower edge while an apply is at work here; the same at every detail. */
    static void progress(Pen pen, MapHost host, Box b) {
        if (host.progress().isEmpty()) {
            return;
        }
        double share = host.progress().getAsDouble();
        double high = Math.max(4, 3 / pen.zoom());
        Box track = new Box(b.x() + 2, b.bottom() - high - 1, b.w() - 4, high);
        pen.fillRound(track, 2, pen.ink.of(Ink.Name.BAR_TRACK));
        pen.fillRound(
                new Box(track.x(), track.y(), Math.max(8, track.w() * share), high),
                2,
                pen.ink.of(share >= 1 ? Ink.Name.SUCCESS : Ink.Name.ACCENT_EMPHASIS));
    }

    /** Ground, shadow and border, the same at every detail. */
    static void frame(Pen pen, MapHost host, Box box, MapView view) {
        Ink ink = pen.ink;
        pen.fillRound(box.moved(0, 1), 8, ink.of(Ink.Name.GRID));
        pen.fillRound(box, 8, ink.of(Ink.Name.SURFACE));
        boolean selected = view.selected().contains(host.item());
        boolean hover = view.hover().filter(h -> h.equals(host.item())).isPresent();
        Color border = selected
                ? ink.of(Ink.Name.ACCENT_EMPHASIS)
                : host.status() == Status.DOWN
                        ? ink.of(Ink.Name.DANGER)
                        : ink.of(hover ? Ink.Name.FAINT : Ink.Name.LINE);
        if (host.embedded() && !selected && pen.zoom() > 0.45) {
            pen.strokeRound(box, 8, border, 1, 5, 3);
        } else {
            pen.strokeRound(box, 8, border, selected ? 2 : 1);
        }
    }

    private void header(MapHost host, Box b) {
        pen.fillRound(new Box(b.x() + 10, b.y() + 12, 3, 32), 1.5, ink.series(host.series()));
        pen.icon(host.icon(), b.x() + 20, b.y() + 11, 16, ink.of(host.isDim() ? Ink.Name.FAINT : Ink.Name.MUTED));
        Color tone = ink.of(host.status());
        String word = host.status().word();
        double tag = Math.ceil(pen.width(Fonts.MEDIUM, 12, word)) + 30;
        double left = b.right() - tag - 8;
        String name = pen.cut(Fonts.SEMI_BOLD, 14, host.name(), left - b.x() - 48 - (host.edited() ? 18 : 0));
        double wide = pen.text(
                Fonts.SEMI_BOLD,
                14,
                b.x() + 42,
                b.y() + 24,
                name,
                ink.of(host.isDim() ? Ink.Name.MUTED : Ink.Name.TEXT));
        if (host.edited()) {
            pen.icon("edit-2", b.x() + 48 + wide, b.y() + 13, 12, ink.of(Ink.Name.ACCENT));
        }
        pen.fillRound(
                new Box(left, b.y() + 9, tag, 20), 4, ink.subtle(host.status().tone()));
        pen.status(host.status(), left + 6, b.y() + 12, 14, tone);
        pen.text(Fonts.MEDIUM, 12, left + 24, b.y() + 23, word, tone);
        String engine = pen.cut(Fonts.TEXT, 11, host.engine(), 110);
        double engineWidth = pen.width(Fonts.TEXT, 11, engine);
        double at = b.x() + 42;
        if (host.unsafe()) {
            at += pen.text(Fonts.MEDIUM, 11, at, b.y() + 42, "unsafe", ink.of(Ink.Name.WARNING)) + 6;
        }
        String address = pen.cut(Fonts.MONO, 11, host.address(), b.right() - at - 18 - engineWidth);
        pen.text(Fonts.MONO, 11, at, b.y() + 42, address, ink.of(Ink.Name.MUTED));
        pen.text(Fonts.TEXT, 11, b.right() - 10, b.y() + 42, engine, ink.of(Ink.Name.MUTED), TextAlignment.RIGHT);
    }

    private void meters(MapHost host, Box b) {
        meter(b.x() + 12, b, "CPU", host.cpu());
        meter(b.x() + 12 + b.w() / 2 - 6, b, "Mem", host.memory());
    }

    private void meter(double x, Box b, String word, OptionalDouble share) {
        pen.text(Fonts.TEXT, 11, x, b.y() + 68, word, ink.of(Ink.Name.MUTED));
        if (share.isEmpty()) {
            pen.text(Fonts.TEXT, 11, x + 30, b.y() + 68, "no data", ink.of(Ink.Name.FAINT));
            return;
        }
        double width = (b.w() - 24 - 136 - 12) / 2;
        boolean warn = share.getAsDouble() >= WARN_FROM;
        pen.fillRound(new Box(x + 30, b.y() + 61, width, 6), 3, ink.of(Ink.Name.BAR_TRACK));
        pen.fillRound(
                new Box(x + 30, b.y() + 61, Math.max(4, width * share.getAsDouble()), 6),
                3,
                ink.of(warn ? Ink.Name.WARNING : Ink.Name.BAR));
        pen.text(
                Fonts.MONO,
                11,
                x + 30 + width + 34,
                b.y() + 68,
                Amounts.percent(share.getAsDouble()),
                ink.of(warn ? Ink.Name.WARNING : Ink.Name.MUTED),
                TextAlignment.RIGHT);
    }

    private void group(MapGroup group, Box card, double y) {
        Box box = new Box(
                card.x() + CardMetrics.GROUP_INSET,
                y,
                card.w() - 2 * CardMetrics.GROUP_INSET,
                CardMetrics.groupHeight(group));
        boolean lit = view.network().filter(n -> n.equals(group.network())).isPresent();
        Color border = ink.of(lit ? Ink.Name.ACCENT_EMPHASIS : Ink.Name.LINE);
        boolean shown = view.layers().contains(MapView.Layer.NETWORKS);
        if (shown) {
            pen.fillRound(box, 6, ink.of(lit ? Ink.Name.ACCENT_SUBTLE : Ink.Name.SUBTLE));
            if (group.shared()) {
                pen.strokeRound(box, 6, border, 1);
            } else {
                pen.strokeRound(box, 6, border, 1, 3, 3);
            }
            pen.icon(group.shared() ? "link-2" : "share-2", box.x() + 7, y + 6, 12, ink.of(Ink.Name.MUTED));
            double kind = pen.width(Fonts.TEXT, 11, group.kind());
            String name = pen.cut(Fonts.MEDIUM, 11, group.network(), box.w() - 24 - 16 - kind);
            pen.text(Fonts.MEDIUM, 11, box.x() + 24, y + 16, name, ink.of(Ink.Name.MUTED));
            pen.text(
                    Fonts.TEXT, 11, box.right() - 8, y + 16, group.kind(), ink.of(Ink.Name.FAINT), TextAlignment.RIGHT);
        }
        double rowTop = y + CardMetrics.GROUP_HEAD;
        for (MapRow row : group.rows()) {
            if (pen.isSeen(rowTop, CardMetrics.ROW)) {
                row(row, box, rowTop);
            }
            rowTop += CardMetrics.ROW;
        }
    }

    private void row(MapRow row, Box group, double top) {
        boolean selected = view.selected().contains(row.item());
        boolean hover = view.hover().filter(h -> h.equals(row.item())).isPresent();
        double middle = top + CardMetrics.ROW / 2;
        Box inner = new Box(group.x() + 3, top + 1, group.w() - 6, 24);
        if (selected) {
            pen.fillRound(inner, 5, ink.of(Ink.Name.ACCENT_SUBTLE));
            pen.strokeRound(inner, 5, ink.of(Ink.Name.ACCENT_EMPHASIS), 1.5);
        } else if (hover) {
            pen.strokeRound(inner, 5, ink.of(Ink.Name.FAINT), 1);
        }
        if (row.isForwarder()) {
            Box dashed = new Box(group.x() + 5, top + 2, group.w() - 10, 22);
            pen.fillRound(dashed, 4, ink.of(Ink.Name.SURFACE));
            pen.strokeRound(dashed, 4, ink.of(Ink.Name.FAINT), 1, 2, 2);
        }
        if (row.isForwarder() && !row.status().isTrouble()) {
            pen.icon("corner-up-right", group.x() + 10, middle - 7, 14, ink.of(Ink.Name.ACCENT));
        } else {
            Color colour = row.seenLongAgo() ? ink.of(Ink.Name.FAINT) : ink.of(row.status());
            pen.status(row.status(), group.x() + 8, middle - 8, 16, colour);
        }
        double note = pen.width(Fonts.MONO, 11, row.note()) + (row.node() ? 18 : 0);
        Color noteColour = row.oldBeat()
                ? ink.of(Ink.Name.FAINT)
                : row.trouble() && !row.seenLongAgo() ? ink.of(row.status()) : ink.of(Ink.Name.MUTED);
        pen.text(Fonts.MONO, 11, group.right() - 10, middle + 4, row.note(), noteColour, TextAlignment.RIGHT);
        if (row.node()) {
            pen.icon(
                    "activity",
                    group.right() - 10 - note,
                    middle - 6,
                    12,
                    row.trouble() || row.oldBeat() || !row.running() ? noteColour : ink.of(Ink.Name.SUCCESS));
        }
        double marks = (row.edited() ? 18 : 0) + (row.wave() > 0 ? 24 : 0);
        String name = pen.cut(Fonts.MEDIUM, 12, row.name(), group.w() - 29 - 16 - note - marks);
        double wide = pen.text(
                Fonts.MEDIUM,
                12,
                group.x() + 29,
                middle + 4,
                name,
                ink.of(row.seenLongAgo() ? Ink.Name.MUTED : Ink.Name.TEXT));
        marks(row, group.x() + 35 + wide, middle);
    }

    /** After the name: its wave where the order of starting is shown, and the pencil of an edit. */
    private void marks(MapRow row, double from, double middle) {
        double x = from;
        if (row.wave() > 0) {
            pen.fillRound(new Box(x, middle - 8, 18, 16), 4, ink.of(Ink.Name.NEUTRAL_SUBTLE));
            pen.text(
                    Fonts.MONO,
                    11,
                    x + 9,
                    middle + 4,
                    Integer.toString(row.wave()),
                    ink.of(Ink.Name.MUTED),
                    TextAlignment.CENTER);
            x += 24;
        }
        if (row.edited()) {
            pen.icon("edit-2", x, middle - 6, 12, ink.of(Ink.Name.ACCENT));
        }
    }
}
