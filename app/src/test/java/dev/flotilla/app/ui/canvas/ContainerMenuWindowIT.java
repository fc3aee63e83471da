package dev.flotilla.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.ThemeChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The menu of a container on map and tree by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ContainerMenuWindowIT {
    private static final Item.OfContainer REDIS = FleetBuilder.item("gpu-2", "redis");

    private Stand stand;

    @Start
    void start(Stage unused) {
        stand = new Stand(Fleets.lab(), ThemeChoice.LIGHT, 1600, 1000);
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private static List<ContextMenu> menus() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu && w.isShowing())
                .map(ContextMenu.class::cast)
                .toList();
    }

    private static MenuItem item(String id) {
        return menus().getFirst().getItems().stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void openMenu(FxRobot robot) {
        robot.press(KeyCode.SHIFT).push(KeyCode.F10).release(KeyCode.SHIFT);
        until("the menu is there", () -> menus().size() == 1);
    }

    /** A menu that keys opened may, or may not yet, have its first entry chosen. */
    private void downTo(FxRobot robot, String id) {
        until("the entry is chosen", () -> {
            if (chosen().filter(id::equals).isEmpty()) {
                robot.push(KeyCode.DOWN);
            }
            return chosen().filter(id::equals).isPresent();
        });
    }

    private static Optional<String> chosen() {
        return menus().getFirst().getSkin().getNode().lookupAll(".menu-item").stream()
                .filter(Node::isFocused)
                .findFirst()
                .map(Node::getId);
    }

    @Test
    void aContainerOnTheMapCanBeStoppedByKeys(FxRobot robot) {
        until(
                "the fleet is drawn",
                () -> stand.window().canvas().shown().hosts().size() == 7);
        robot.interact(() -> {
            stand.window().canvas().requestFocus();
            stand.select(REDIS);
        });
        openMenu(robot);
        assertThat(item("container-start").isDisable()).isTrue();
        assertThat(item("container-stop").isDisable()).isFalse();
        assertThat(item("container-restart").isDisable()).isFalse();
        downTo(robot, "container-stop");
        robot.push(KeyCode.ENTER);
        until("it is asked for", () -> !stand.asked().isEmpty());
        assertThat(stand.asked()).containsExactly("stop [gpu-2-redis]");
        until("the menu is gone", () -> menus().isEmpty());
    }

    @Test
    void theTreeAndThePaletteOfferTheSame(FxRobot robot) {
        until(
                "the fleet is drawn",
                () -> stand.window().canvas().shown().hosts().size() == 7);
        robot.interact(() -> {
            stand.select(REDIS);
            stand.window().side().tree().requestFocus();
        });
        openMenu(robot);
        assertThat(item("container-restart").isDisable()).isFalse();
        robot.push(KeyCode.ESCAPE);
        until("the menu is gone", () -> menus().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.K).write("restart redis").push(KeyCode.ENTER);
        until("it is asked for", () -> !stand.asked().isEmpty());
        assertThat(stand.asked()).containsExactly("restart [gpu-2-redis]");
    }
}
