package dev.flotilla.app.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import java.time.Duration;
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

/** The ways to the launcher: the palette of commands, the button below the tree, the menu of a host. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class LaunchEntriesWindowIT {
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

    private static boolean says(TreeCell<?> cell, String words) {
        return cell.getContextMenu() != null
                && cell.lookupAll(".label").stream().anyMatch(n -> n instanceof Labeled l && words.equals(l.getText()))
                && cell.getContextMenu().getItems().stream()
                        .anyMatch(item -> ("Remove " + words).equals(item.getText()));
    }

    @Test
    void thePaletteOpensIt(FxRobot robot) {
        robot.interact(() -> stand.press(KeyCode.K));
        robot.write("launch").push(KeyCode.ENTER);
        asked("launch on []");
    }

    @Test
    void theButtonBelowTheTreeOpensIt(FxRobot robot) {
        robot.clickOn("#palette-launch");
        asked("launch on []");
    }

    @Test
    void theMenuOfAHostOpensItForThatHost(FxRobot robot) {
        TreeCell<?> cell = (TreeCell<?>) robot.lookup((Node n) -> n instanceof TreeCell<?> c && says(c, "storage-1"))
                .query();
        MenuItem entry = cell.getContextMenu().getItems().stream()
                .filter(item -> "Launch nodes here".equals(item.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(entry::fire);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stand.asked().stream().anyMatch(a -> a.startsWith("launch on [") && a.length() > 12));
        assertThat(stand.asked()).contains("launch on [storage-1]");
    }
}
