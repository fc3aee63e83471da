package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/**
 * The mouse on the canvas: pan on empty ground or with Space, marquee with Shift (from the ground hosts, from a card
 * containers), select, drag hosts, zoom at the
 * pointer, drag a service to another host. A drag stores nothing until it ends.
 */
final class CanvasMouse {
    /** A press that moves less is a click. */
    private static final double STILL = 4;
    /** Dropped cards snap to this grid. */
    static final double SNAP = 8;

    private enum Drag {
        NONE,
        UNDECIDED,
        PAN,
        MARQUEE,
        HOSTS,
        SERVICE
    }

    private final FleetCanvas canvas;
    private final Selection selection;
    private final MapActions actions;
    private final Tooltip tooltip = new Tooltip();
    private Drag drag = Drag.NONE;
    private Optional<Item> pressed = Optional.empty();
    private double pressX;
    private double pressY;
    private Camera pressCamera = Camera.START;
    private boolean space;
    private ContextMenu menu = new ContextMenu();
    private Optional<ServiceDrag> service = Optional.empty();

    CanvasMouse(FleetCanvas canvas, Selection selection, MapActions actions) {
        this.canvas = canvas;
        this.selection = selection;
        this.actions = actions;
    }

    void install() {
        tooltip.setShowDelay(Duration.millis(500));
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::dragged);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnMouseMoved(e -> hover(e.getX(), e.getY()));
        canvas.setOnMouseExited(e -> canvas.pass(canvas.passing().over(Optional.empty(), Optional.empty())));
        canvas.setOnScroll(this::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, true));
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, e -> key(e, false));
    }

    private void key(KeyEvent event, boolean down) {
        if (event.getCode() == KeyCode.SPACE) {
            space = down;
            canvas.setCursor(down ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            event.consume();
        } else if (down && event.getCode() == KeyCode.ESCAPE && drag != Drag.NONE) {
            drag = Drag.NONE;
            canvas.pass(canvas.passing().withGhost(Optional.empty()));
            canvas.pass(canvas.passing().with(Optional.empty()));
            service.ifPresent(ServiceDrag::cancel);
            service = Optional.empty();
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 || event.isDirect()) {
            canvas.setCamera(canvas.camera().panned(event.getDeltaX(), event.getDeltaY()));
        } else {
            double factor = event.getDeltaY() > 0 ? 1.1 : 1 / 1.1;
            canvas.setCamera(canvas.camera().zoomedAt(event.getX(), event.getY(), factor));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        canvas.setKeyboard(false);
        menu.hide();
        pressX = event.getX();
        pressY = event.getY();
        pressCamera = canvas.camera();
        pressed = at(event.getX(), event.getY());
        if (event.getButton() == MouseButton.SECONDARY) {
            pressed.filter(item -> !selection.contains(item)).ifPresent(selection::only);
            pressed.ifPresent(item -> {
                menu = MapMenu.of(item, canvas.shown().map(), selection, actions);
                menu.show(canvas, event.getScreenX(), event.getScreenY());
            });
            drag = Drag.NONE;
            return;
        }
        boolean pan = space || event.getButton() == MouseButton.MIDDLE;
        drag = pan ? Drag.PAN : Drag.UNDECIDED;
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - pressX;
        double dy = event.getY() - pressY;
        if (drag == Drag.UNDECIDED && Math.hypot(dx, dy) >= STILL) {
            if (event.isShiftDown()) {
                drag = Drag.MARQUEE;
            } else {
                decide();
            }
        }
        switch (drag) {
            case PAN -> canvas.setCamera(pressCamera.panned(dx, dy));
            case MARQUEE ->
                canvas.pass(canvas.passing()
                        .with(Optional.of(Box.between(
                                pressCamera.toMapX(pressX),
                                pressCamera.toMapY(pressY),
                                pressCamera.toMapX(event.getX()),
                                pressCamera.toMapY(event.getY())))));
            case HOSTS ->
                canvas.pass(canvas.passing()
                        .withGhost(Optional.of(new MapView.Ghost(
                                ghosts(dx, dy).values().stream().toList(), ""))));
            case SERVICE -> service.ifPresent(s -> s.to(event.getX(), event.getY()));
            case NONE, UNDECIDED -> {}
        }
    }

    /**
     * A row is carried to another host, a card is moved on the map, the ground pans. A drag selects nothing: what
     * opens with a selection would lie over the cards that it goes to.
     */
    private void decide() {
        if (pressed.isEmpty()) {
            drag = Drag.PAN;
            return;
        }
        switch (pressed.get()) {
            case Item.OfHost host -> drag = Drag.HOSTS;
            case Item.OfContainer container -> {
                drag = Drag.SERVICE;
                ServiceDrag carrying = new ServiceDrag(canvas, actions, container);
                service = Optional.of(carrying);
                carrying.begin();
            }
        }
    }

    private void release(MouseEvent event) {
        double dx = event.getX() - pressX;
        double dy = event.getY() - pressY;
        switch (drag) {
            case UNDECIDED -> click(event);
            case MARQUEE -> {
                Box area = Box.between(
                        pressCamera.toMapX(pressX),
                        pressCamera.toMapY(pressY),
                        pressCamera.toMapX(event.getX()),
                        pressCamera.toMapY(event.getY()));
                canvas.pass(canvas.passing().with(Optional.empty()));
                selection.set(
                        pressed.isEmpty()
                                ? canvas.shown().hostsMeeting(area)
                                : canvas.shown().rowsMeeting(area));
            }
            case HOSTS -> {
                Map<HostId, Spot> spots = new HashMap<>();
                ghosts(dx, dy).forEach((id, box) -> spots.put(id, new Spot(box.x(), box.y())));
                canvas.pass(canvas.passing().withGhost(Optional.empty()));
                if (!spots.isEmpty()) {
                    actions.edit(new FleetEdit.MoveHosts(spots));
                }
            }
            case SERVICE -> {
                service.ifPresent(s -> s.to(event.getX(), event.getY()));
                service.ifPresent(ServiceDrag::drop);
            }
            case NONE, PAN -> {}
        }
        service = Optional.empty();
        drag = Drag.NONE;
    }

    private void click(MouseEvent event) {
        if (pressed.isEmpty()) {
            selection.clear();
        } else if (event.isShortcutDown() || event.isShiftDown()) {
            selection.toggle(pressed.get());
        } else {
            selection.only(pressed.get());
            if (event.getClickCount() == 2) {
                actions.inspect();
            }
        }
    }

    /** Where the host would land that is dragged, and all that are selected with it, snapped to the grid. */
    private Map<HostId, Box> ghosts(double dx, double dy) {
        Map<HostId, Box> boxes = new HashMap<>();
        List<Item> hosts =
                pressed.filter(item -> !selection.contains(item)).map(List::of).orElseGet(selection::items);
        for (Item item : hosts) {
            if (item instanceof Item.OfHost(HostId id)) {
                canvas.shown().box(item).ifPresent(box -> {
                    double x = box.x() + dx / pressCamera.zoom();
                    double y = box.y() + dy / pressCamera.zoom();
                    boxes.put(id, new Box(snap(x), snap(y), box.w(), box.h()));
                });
            }
        }
        return boxes;
    }

    static double snap(double v) {
        return Math.rint(v / SNAP) * SNAP;
    }

    private void hover(double x, double y) {
        Optional<Item> item = at(x, y);
        Camera camera = canvas.camera();
        canvas.pass(canvas.passing().over(item, canvas.shown().networkAt(camera.toMapX(x), camera.toMapY(y))));
        Optional<String> words = item.map(canvas.shown().map()::sentence);
        if (words.isPresent()) {
            tooltip.setText(words.get());
            Tooltip.install(canvas, tooltip);
        } else {
            Tooltip.uninstall(canvas, tooltip);
        }
    }

    private Optional<Item> at(double x, double y) {
        Camera camera = canvas.camera();
        Optional<Item> item = canvas.shown().at(camera.toMapX(x), camera.toMapY(y));
        // From far only blocks are seen, so only they are hit.
        return camera.zoom() < .45 ? item.map(CanvasMouse::hostOf) : item;
    }

    private static Item hostOf(Item item) {
        return new Item.OfHost(item.host());
    }
}
