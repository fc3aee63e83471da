package dev.flotilla.app.ui.firstrun;

import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A small drawing above a card, in the colours of the theme; 350 x 124 in its own units. */
final class Drawing extends Region {
    private static final double WIDTH = 350;
    private static final double HEIGHT = 124;

    private final Canvas canvas = new Canvas();
    private final Region probe = Ink.probe();
    private final BiConsumer<Drawing, Ink> picture;
    private GraphicsContext gc = canvas.getGraphicsContext2D();

    Drawing(BiConsumer<Drawing, Ink> picture) {
        this.picture = picture;
        getStyleClass().add("fl-first-drawing");
        getChildren().addAll(probe, canvas);
        setAccessibleText("");
        // A theme change styles the probe anew.
        probe.backgroundProperty().addListener((o, was, is) -> setNeedsLayout(true));
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - 2);
        double height = Math.max(1, getHeight() - 1);
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate(1, 1);
        Ink ink = Ink.read(probe);
        gc = canvas.getGraphicsContext2D();
        gc.save();
        gc.clearRect(0, 0, width, height);
        ground(ink, width, height);
        double scale = Math.min(width / WIDTH, height / HEIGHT);
        gc.translate((width - WIDTH * scale) / 2, (height - HEIGHT * scale) / 2);
        gc.scale(scale, scale);
        picture.accept(this, ink);
        gc.restore();
    }

    private void ground(Ink ink, double width, double height) {
        gc.setFill(ink.of(Ink.Name.GROUND));
        gc.fillRoundRect(0, 0, width, height + 10, 14, 14);
        gc.setFill(ink.of(Ink.Name.GRID));
        for (double x = 12; x < width; x += 24) {
            for (double y = 12; y < height; y += 24) {
                gc.fillRect(x, y, 2, 2);
            }
        }
    }

    /** Three hosts with two nodes each, which hear each other. */
    void embeddedFleet(Ink ink) {
        double[][] at = {{22, 26}, {137, 18}, {252, 30}};
        for (int i = 0; i < at.length; i++) {
            double x = at[i][0];
            double y = at[i][1];
            box(ink, x, y, 76, 76, 6, true);
            gc.setFill(ink.series(6));
            gc.fillRoundRect(x + 8, y + 9, 3, 14, 3, 3);
            text(Fonts.SEMI_BOLD, 11, x + 16, y + 20, "local-" + (i + 1), ink.of(Ink.Name.TEXT));
            for (int k = 0; k < 2; k++) {
                glyph(ink, Status.HEALTHY, x + 8, y + 30 + k * 20);
                String node = "node-" + (char) ('a' + 2 * i + k);
                text(Fonts.TEXT, 11, x + 26, y + 41 + k * 20, node, ink.of(Ink.Name.TEXT));
            }
        }
        Color green = ink.of(Ink.Name.SUCCESS);
        arrow(green, 98, 60, 137, 60);
        arrow(green, 137, 65, 98, 65);
        arrow(green, 213, 60, 252, 60);
        arrow(green, 252, 65, 213, 65);
        arrow(green, 60, 102, 60, 114, 290, 114, 290, 106);
        arrow(green, 285, 106, 285, 109, 65, 109, 65, 102);
    }

    /** A host and the steps of its test. */
    void hostTest(Ink ink) {
        box(ink, 24, 26, 150, 72, 8, false);
        icon("server", 36, 38, 16, ink.of(Ink.Name.MUTED));
        text(Fonts.SEMI_BOLD, 14, 60, 51, "gpu-1", ink.of(Ink.Name.TEXT));
        text(Fonts.MONO, 11, 60, 68, "192.0.2.11", ink.of(Ink.Name.MUTED));
        glyph(ink, Status.HEALTHY, 36, 74);
        text(Fonts.TEXT, 11, 60, 86, "Docker 28.5", ink.of(Ink.Name.MUTED));
        String[] steps = {"Resolve", "Connect", "TLS", "Ping", "API version"};
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            glyph(ink, last ? Status.STARTING : Status.HEALTHY, 206, 19 + i * 18);
            text(
                    last ? Fonts.MEDIUM : Fonts.TEXT,
                    12,
                    228,
                    31 + i * 18,
                    steps[i],
                    ink.of(last ? Ink.Name.ACCENT : Ink.Name.TEXT));
        }
    }

    /** A file, and where its services go. */
    void stackFile(Ink ink) {
        box(ink, 24, 20, 120, 84, 6, false);
        String[] lines = {"services:", "  web:", "  api:", "  postgres:", "  redis:"};
        for (int i = 0; i < lines.length; i++) {
            text(Fonts.MONO, 11, 34, 38 + i * 15, lines[i], ink.of(i == 0 ? Ink.Name.ACCENT : Ink.Name.TEXT));
        }
        String[][] hosts = {{"gpu-1", "web, api"}, {"gpu-2", "redis"}, {"storage-1", "postgres"}};
        for (int i = 0; i < hosts.length; i++) {
            double y = 22 + i * 28;
            box(ink, 196, y, 136, 24, 5, false);
            text(Fonts.SEMI_BOLD, 11, 204, y + 16, hosts[i][0], ink.of(Ink.Name.TEXT));
            gc.setTextAlign(TextAlignment.RIGHT);
            textAsAligned(Fonts.TEXT, 11, 324, y + 16, hosts[i][1], ink.of(Ink.Name.MUTED));
            arrow(ink.of(Ink.Name.ACCENT_EMPHASIS), 144, 62, 170, 62, 170, y + 12, 196, y + 12);
        }
        gc.setFill(ink.of(Ink.Name.ACCENT_EMPHASIS));
        gc.fillOval(141.5, 59.5, 5, 5);
    }

    private void box(Ink ink, double x, double y, double w, double h, double radius, boolean dashed) {
        gc.setFill(ink.of(Ink.Name.SURFACE));
        gc.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
        gc.setStroke(ink.of(Ink.Name.LINE));
        gc.setLineWidth(1);
        if (dashed) {
            gc.setLineDashes(5, 3);
        }
        gc.strokeRoundRect(x + .5, y + .5, w - 1, h - 1, 2 * radius, 2 * radius);
        gc.setLineDashes((double[]) null);
    }

    private void text(String family, double size, double x, double y, String text, Color colour) {
        gc.setTextAlign(TextAlignment.LEFT);
        textAsAligned(family, size, x, y, text, colour);
    }

    private void textAsAligned(String family, double size, double x, double y, String text, Color colour) {
        gc.setTextBaseline(VPos.BASELINE);
        gc.setFont(Font.font(family, size));
        gc.setFill(colour);
        gc.fillText(text, x, y);
    }

    private void glyph(Ink ink, Status status, double x, double y) {
        symbol(status.glyph(), x, y, 14, 16, ink.of(status));
    }

    private void icon(String name, double x, double y, double size, Color colour) {
        symbol("fth-" + name, x, y, size, size, colour);
    }

    private void symbol(String name, double x, double y, double box, double size, Color colour) {
        gc.setFont(Icons.font(name, size));
        gc.setFill(colour);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(Icons.character(name), x + box / 2, y + box / 2);
    }

    /** A right-angled line with rounded corners and a head at its end. */
    private void arrow(Color colour, double... points) {
        int n = points.length / 2;
        gc.setStroke(colour);
        gc.setLineWidth(1.25);
        gc.beginPath();
        gc.moveTo(points[0] + .5, points[1] + .5);
        for (int i = 1; i < n - 1; i++) {
            if (points[2 * i + 1] == points[2 * i + 3] && points[2 * i - 1] == points[2 * i + 1]) {
                // Straight on: an arc without a corner has no shape.
                continue;
            }
            gc.arcTo(points[2 * i] + .5, points[2 * i + 1] + .5, points[2 * i + 2] + .5, points[2 * i + 3] + .5, 6);
        }
        double x = points[2 * n - 2] + .5;
        double y = points[2 * n - 1] + .5;
        gc.lineTo(x, y);
        gc.stroke();
        double dx = Math.signum(points[2 * n - 2] - points[2 * n - 4]);
        double dy = dx != 0 ? 0 : Math.signum(points[2 * n - 1] - points[2 * n - 3]);
        gc.setFill(colour);
        gc.fillPolygon(
                new double[] {x, x - dx * 6 - dy * 3.3, x - dx * 6 + dy * 3.3},
                new double[] {y, y - dy * 6 - dx * 3.3, y - dy * 6 + dx * 3.3},
                3);
    }
}
