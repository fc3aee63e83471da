package dev.flotilla.app.ui.doctor;

import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The ways to the doctor: the palette of commands, the menus of hosts and containers. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ExamineEntriesWindowIT {
    private Stand stand;

    @Start
    void start(Stage stage) {
        stand = new Stand(Fleets.lab(), ThemeChoice.LIGHT, 1440, 900);
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void asked(String what) {
        await().atMost(Duration.ofSeconds(10)).until(() -> stand.asked().contains(what));
    }

    @Test
    void thePaletteExaminesEverything(FxRobot robot) {
        robot.interact(() -> stand.press(KeyCode.K));
        robot.write("examine").push(KeyCode.ENTER);
        asked("examine everything");
    }

    @Test
    void theMenusOfAHostAndOfAContainerExamineThese(FxRobot robot) {
        examine(robot, "storage-1");
        asked("examine 1");
        robot.interact(() -> stand.asked().clear());
        examine(robot, "redis");
        asked("examine 1");
    }

    private static void examine(FxRobot robot, String name) {
        TreeCell<?> cell = (TreeCell<?>) robot.lookup((Node n) -> n instanceof TreeCell<?> c
                        && c.lookupAll(".label").stream()
                                .anyMatch(l -> l instanceof Labeled words && name.equals(words.getText()))
                        && entry(c).isPresent())
                .query();
        robot.interact(entry(cell).orElseThrow()::fire);
    }

    private static Optional<MenuItem> entry(TreeCell<?> cell) {
        return Optional.ofNullable(cell.getContextMenu())
                .flatMap(menu -> menu.getItems().stream()
                        .filter(item -> "Examine".equals(item.getText()))
                        .findFirst());
    }
}
