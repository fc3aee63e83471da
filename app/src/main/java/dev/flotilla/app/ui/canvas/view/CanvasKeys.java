package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keyboard on the canvas: walk by direction or in the order of the tree, move cards, zoom. */
final class CanvasKeys {
    private static final double NUDGE = 24;
    /** From the left edge of the item, so that its name is seen beside the menu. */
    private static final double MENU_AT = 24;

    private final FleetCanvas canvas;
    private final Selection selection;
    private final MapActions actions;
    private ContextMenu menu = new ContextMenu();

    CanvasKeys(FleetCanvas canvas, Selection selection, MapActions actions) {
        this.canvas = canvas;
        this.selection = selection;
        this.actions = actions;
    }

    void install() {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        if (event.isShortcutDown()) {
            if (event.getCode() == KeyCode.A && !event.isShiftDown()) {
                selectAll();
                event.consume();
            }
            return;
        }
        boolean done = switch (event.getCode()) {
            case LEFT -> arrow(event, -1, 0);
            case RIGHT -> arrow(event, 1, 0);
            case UP -> arrow(event, 0, -1);
            case DOWN -> arrow(event, 0, 1);
            case TAB -> walk(event.isShiftDown() ? -1 : 1);
            case ENTER -> {
                selection.focusProperty().get().ifPresent(selection::only);
                actions.inspect();
                yield true;
            }
            case PLUS, ADD, EQUALS -> zoom(1);
            case MINUS, SUBTRACT -> zoom(-1);
            case DIGIT0, NUMPAD0 -> {
                canvas.zoomTo(1);
                yield true;
            }
            case F -> {
                canvas.fit();
                yield true;
            }
            case L -> logs();
            case M -> move();
            case DELETE -> remove();
            case CONTEXT_MENU -> menu();
            case F10 -> event.isShiftDown() && menu();
            default -> false;
        };
        if (done) {
            canvas.setKeyboard(true);
            event.consume();
        }
    }

    /** All hosts; all containers while nothing but containers is selected. */
    private void selectAll() {
        boolean containers =
                !selection.items().isEmpty() && selection.items().stream().allMatch(Item.OfContainer.class::isInstance);
        selection.set(canvas.shown().map().inTreeOrder().stream()
                .filter(item -> item instanceof Item.OfContainer == containers)
                .toList());
    }

    private boolean zoom(int steps) {
        canvas.zoomBy(steps);
        return true;
    }

    private boolean arrow(KeyEvent event, int dx, int dy) {
        return event.isAltDown()
                ? nudge(dx * NUDGE, dy * NUDGE)
                : go(Directions.next(canvas.shown(), current(), dx, dy));
    }

    private Optional<Item> current() {
        return selection.focusProperty().get().or(selection::single);
    }

    /** At either end Tab leaves the canvas, as it leaves any control. */
    private boolean walk(int by) {
        List<Item> items = canvas.shown().map().inTreeOrder();
        int at = current().map(items::indexOf).orElse(-1);
        int next = at < 0 ? (by > 0 ? 0 : items.size() - 1) : at + by;
        return next >= 0 && next < items.size() && go(Optional.of(items.get(next)));
    }

    private boolean go(Optional<Item> item) {
        item.ifPresent(i -> {
            selection.only(i);
            canvas.follow(i);
        });
        return true;
    }

    private boolean nudge(double dx, double dy) {
        Map<HostId, Spot> spots = new HashMap<>();
        for (Item item : selection.items()) {
            Item host = new Item.OfHost(item.host());
            Optional<Box> box = canvas.shown().box(host);
            box.ifPresent(b -> spots.put(item.host(), new Spot(b.x() + dx, b.y() + dy)));
        }
        if (!spots.isEmpty()) {
            actions.edit(new FleetEdit.MoveHosts(spots));
        }
        return true;
    }

    /** What the right button of the mouse opens, at the item that is selected. */
    private boolean menu() {
        menu.hide();
        current()
                .flatMap(item -> canvas.shown().box(item).map(box -> Map.entry(item, box)))
                .ifPresent(at -> {
                    Camera camera = canvas.camera();
                    Point2D place = canvas.localToScreen(
                            camera.toScreenX(at.getValue().x() + MENU_AT),
                            camera.toScreenY(at.getValue().bottom()));
                    menu = MapMenu.of(at.getKey(), canvas.shown().map(), selection, actions);
                    menu.show(canvas, place.getX(), place.getY());
                });
        return true;
    }

    private boolean logs() {
        if (selection.single().orElse(null) instanceof Item.OfContainer container) {
            actions.showLogs(container);
            return true;
        }
        return false;
    }

    private boolean move() {
        List<Item.OfContainer> containers = selection.items().stream()
                .filter(Item.OfContainer.class::isInstance)
                .map(Item.OfContainer.class::cast)
                .toList();
        if (!containers.isEmpty()) {
            actions.chooseHost(containers);
        }
        return !containers.isEmpty();
    }

    private boolean remove() {
        List<HostId> hosts = selection.items().stream()
                .filter(Item.OfHost.class::isInstance)
                .map(Item::host)
                .toList();
        if (!hosts.isEmpty()) {
            actions.removeHosts(hosts);
        }
        return !hosts.isEmpty();
    }
}
