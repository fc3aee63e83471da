package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;

/** The whole fleet in a corner, with a frame round what is seen; click and drag move it. */
final class Minimap extends Canvas {
    private static final double WIDTH = 112;
    private static final double HEIGHT = 88;
    private static final double OFF_EDGES = 12;
    private static final double PADDING = 4;
    private static final double LEAST_VIEW = 640;

    private final FleetCanvas owner;

    Minimap(FleetCanvas owner) {
        super(WIDTH, HEIGHT);
        this.owner = owner;
        setManaged(false);
        setCursor(Cursor.HAND);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::jump);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::jump);
    }

    /** Lower right; hidden when all is seen at 100 % or the view is narrow. */
    void place(double width, double height) {
        Box all = owner.shown().bounds();
        boolean allSeen = all.w() + 48 <= width
                && all.h() + 48 <= height
                && owner.camera().zoom() <= 1;
        setVisible(
                !owner.shown().hosts().isEmpty() && width >= LEAST_VIEW && !(allSeen && contains(all, width, height)));
        relocate(width - WIDTH - OFF_EDGES, height - HEIGHT - OFF_EDGES);
    }

    private boolean contains(Box all, double width, double height) {
        Box seen = owner.camera().seen(width, height);
        return seen.x() <= all.x()
                && seen.y() <= all.y()
                && seen.right() >= all.right()
                && seen.bottom() >= all.bottom();
    }

    void paint() {
        Ink ink = owner.ink();
        GraphicsContext gc = getGraphicsContext2D();
        gc.clearRect(0, 0, WIDTH, HEIGHT);
        gc.setFill(ink.of(Ink.Name.SURFACE));
        gc.fillRoundRect(0, 0, WIDTH, HEIGHT, 12, 12);
        gc.setStroke(ink.of(Ink.Name.LINE));
        gc.setLineWidth(1);
        gc.strokeRoundRect(.5, .5, WIDTH - 1, HEIGHT - 1, 12, 12);
        for (MapLayout.PlacedHost placed : owner.shown().hosts()) {
            Color bar = ink.of(Ink.Name.BAR);
            Color colour = switch (placed.host().status()) {
                case DOWN -> ink.of(Ink.Name.DANGER);
                case MAINTENANCE -> ink.of(Ink.Name.MAINTENANCE);
                case SUSPECT, STALE, DEGRADED, STARTING, UNKNOWN, RUNNING, HEALTHY, OFFLINE -> bar;
            };
            gc.setFill(placed.host().status() == Status.OFFLINE ? ink.of(Ink.Name.LINE) : colour);
            gc.setGlobalAlpha(.8);
            gc.fillRect(
                    x(placed.box().x()),
                    y(placed.box().y()),
                    Math.max(2, placed.box().w() * scale()),
                    Math.max(2, placed.box().h() * scale()));
            gc.setGlobalAlpha(1);
        }
        Box seen = owner.camera().seen(owner.getWidth(), owner.getHeight());
        double left = Math.max(2, x(seen.x()));
        double top = Math.max(2, y(seen.y()));
        double right = Math.min(WIDTH - 2, x(seen.right()));
        double bottom = Math.min(HEIGHT - 2, y(seen.bottom()));
        gc.setStroke(ink.of(Ink.Name.ACCENT_EMPHASIS));
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(left, top, Math.max(4, right - left), Math.max(4, bottom - top), 4, 4);
    }

    private double scale() {
        Box all = owner.shown().bounds();
        return Math.min((WIDTH - 2 * PADDING) / Math.max(1, all.w()), (HEIGHT - 2 * PADDING) / Math.max(1, all.h()));
    }

    private double x(double mapX) {
        Box all = owner.shown().bounds();
        return (WIDTH - all.w() * scale()) / 2 + (mapX - all.x()) * scale();
    }

    private double y(double mapY) {
        Box all = owner.shown().bounds();
        return (HEIGHT - all.h() * scale()) / 2 + (mapY - all.y()) * scale();
    }

    private void jump(MouseEvent event) {
        Box all = owner.shown().bounds();
        double mapX = all.x() + (event.getX() - (WIDTH - all.w() * scale()) / 2) / scale();
        double mapY = all.y() + (event.getY() - (HEIGHT - all.h() * scale()) / 2) / scale();
        owner.setCamera(Camera.centred(
                new Box(mapX, mapY, 0, 0),
                owner.getWidth(),
                owner.getHeight(),
                owner.camera().zoom()));
        event.consume();
    }
}
