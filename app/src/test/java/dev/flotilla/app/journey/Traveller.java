package dev.flotilla.app.journey;

import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.light.LitWindow;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.sample.Picture;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody at the mouse, who waits for what is to be seen before going on. */
final class Traveller {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final FxRobot robot;
    private final LitWindow window;

    Traveller(FxRobot robot, LitWindow window) {
        this.robot = robot;
        this.window = window;
    }

    Fleet fleet() {
        return window.world().store().state().value().fleet();
    }

    Stream<RunningContainer> running() {
        return window.world().observed().value().hosts().values().stream()
                .flatMap(host -> host.containers().stream())
                .filter(RunningContainer::isRunning);
    }

    /** Waits until something holds, looked at on the JavaFX thread. */
    void until(String what, Callable<Boolean> holds) {
        await(what)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    /** Clicks when the node is there, may be used and has come to rest. */
    void click(String query) {
        robot.clickOn(point(query));
    }

    private Point2D point(String query) {
        Bounds[] before = new Bounds[1];
        until(query + " at rest", () -> {
            Optional<Node> node = seen(query);
            Bounds now = node.map(n -> n.localToScreen(n.getBoundsInLocal())).orElse(null);
            boolean rests = now != null && now.equals(before[0]) && now.getWidth() > 0;
            before[0] = now;
            return rests;
        });
        return new Point2D(before[0].getCenterX(), before[0].getCenterY());
    }

    void type(String field, String text) {
        click(field);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(text, 0);
        until(
                field + " reads " + text,
                () -> seen(field)
                        .filter(TextInputControl.class::isInstance)
                        .filter(node -> ((TextInputControl) node).getText().equals(text))
                        .isPresent());
    }

    /** Drags from a node to a share of the canvas. */
    void drag(String from, double x, double y) {
        Point2D start = point(from);
        Node canvas = window.house().window().canvas();
        Point2D[] end = new Point2D[1];
        robot.interact(() -> {
            Bounds size = canvas.getLayoutBounds();
            end[0] = canvas.localToScreen(size.getWidth() * x, size.getHeight() * y);
        });
        robot.drag(start, MouseButton.PRIMARY).dropTo(end[0]);
    }

    /** Where an item of the map is on the screen, as soon as it rests there; a card is met in its head. */
    Point2D onCanvas(Item item) {
        FleetCanvas canvas = window.house().window().canvas();
        Point2D[] before = new Point2D[1];
        until(item + " at rest", () -> {
            Box box = canvas.shown().box(item).orElseThrow();
            double y = item instanceof Item.OfHost ? box.y() + 40 : box.middleY();
            Point2D now = canvas.localToScreen(
                    canvas.camera().toScreenX(box.x() + 120), canvas.camera().toScreenY(y));
            boolean rests = now.equals(before[0]);
            before[0] = now;
            return rests;
        });
        return before[0];
    }

    boolean isShown(String text) {
        return window.stage().getScene().getRoot().lookupAll("*").stream()
                .anyMatch(node -> node instanceof Labeled label && isSeen(node) && text.equals(label.getText()));
    }

    /** Whether some label holds these words. */
    boolean says(String words) {
        return window.stage().getScene().getRoot().lookupAll("*").stream()
                .anyMatch(node -> node instanceof Labeled label
                        && isSeen(node)
                        && label.getText() != null
                        && label.getText().contains(words));
    }

    boolean canUse(String query) {
        return seen(query).isPresent();
    }

    /** Whether a screen reader would read something that begins so. */
    boolean isSaid(String words) {
        return window.stage().getScene().getRoot().lookupAll("*").stream()
                .anyMatch(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(words)
                        && isSeen(node));
    }

    int logLines() {
        return seen(".fl-log")
                .map(node -> ((ListView<?>) node).getItems().size())
                .orElse(0);
    }

    private Optional<Node> seen(String query) {
        Parent root = window.stage().getScene().getRoot();
        Stream<Node> all = query.startsWith("#") || query.startsWith(".")
                ? root.lookupAll(query).stream()
                : root.lookupAll("*").stream().filter(n -> n instanceof Labeled label && query.equals(label.getText()));
        return all.filter(node -> isSeen(node) && !node.isDisabled()).findFirst();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Light and dark, into {@code target/pictures}. */
    void picture(String name) {
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.DARK, ThemeChoice.LIGHT}) {
            robot.interact(() -> window.theme().choiceProperty().set(theme));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> Picture.shot(
                    "journey-" + name + "-" + theme.name().toLowerCase(Locale.ROOT),
                    window.stage().getScene()));
        }
    }
}
