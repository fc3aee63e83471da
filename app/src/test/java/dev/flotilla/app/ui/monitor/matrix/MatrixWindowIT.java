package dev.flotilla.app.ui.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.MeshHealth;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.sample.Picture;
import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The truth matrix in the window: walked, read and mended by keyboard and mouse. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class MatrixWindowIT {
    private FakeMonitoring monitoring;
    private Stand stand;

    @Start
    void start(Stage unused) {
        monitoring = new FakeMonitoring(troubled().health());
        stand = new Stand(Fleets.lab(), monitoring, ThemeChoice.LIGHT, 1600, 1000);
    }

    private static MeshHealth troubled() {
        return MeshHealth.lab()
                .gateway("mosaic-3", "mosaic-1", "mosaic-2")
                .some("mosaic-1", "node-a", 40)
                .wrongPort("node-b", "mosaic-1")
                .noPeer("node-b", "mosaic-2")
                .selfPeer("mosaic-2")
                .lost("node-c", "node-b", 90)
                .silent("node-c")
                .maintenance("edge-node");
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private MatrixCanvas open(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        robot.interact(() -> stand.monitor().section().open(MonitorTab.MATRIX));
        MatrixCanvas canvas = robot.lookup("#truth-matrix").queryAs(MatrixCanvas.class);
        until("the matrix is compared", () -> canvas.getAccessibleText().contains("7 nodes"));
        WaitForAsyncUtils.waitForFxEvents();
        return canvas;
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot(name, stand.scene()));
    }

    @Test
    void aBadPairIsReachedByArrowKeysAndTellsItsCauseAndRemedy(FxRobot robot) {
        MatrixCanvas canvas = open(robot);
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(canvas.chosen().orElseThrow().to()).isEqualTo("mosaic-3");
        robot.push(KeyCode.ENTER);
        until("the panel is open", () -> robot.lookup("#cause-panel").tryQuery().isPresent());
        assertThat(robot.lookup("Docker's bridge gateway is the source").tryQuery())
                .isPresent();
        assertThat(robot.lookup("Code FL-5107. Quote it when you ask for help.").tryQuery())
                .isPresent();
        shot("matrix-cause");
        robot.clickOn("Plan: recreate mosaic-3");
        assertThat(stand.asked()).containsExactly("Recreate mosaic-3");
        robot.push(KeyCode.ESCAPE);
        until(
                "the panel is closed",
                () -> robot.lookup("#cause-panel").tryQuery().isEmpty());
    }

    @Test
    void theTableIsItsTwinAndShowsProblemsAlone(FxRobot robot) {
        open(robot);
        robot.clickOn("#matrix-table").clickOn("#matrix-problems");
        MatrixTable table = robot.lookup("#truth-table").queryAs(MatrixTable.class);
        assertThat(table.getItems()).isNotEmpty().allMatch(c -> c.state().trouble());
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().selectFirst();
        });
        robot.push(KeyCode.ENTER);
        until("the panel is open", () -> robot.lookup("#cause-panel").tryQuery().isPresent());
        shot("matrix-table");
    }

    @Test
    void itIsReadableInBothThemesAndInASmallWindow(FxRobot robot) {
        open(robot);
        shot("matrix-light");
        robot.interact(() -> stand.theme().choiceProperty().set(ThemeChoice.DARK));
        shot("matrix-dark");
        robot.interact(() -> {
            stand.stage().setWidth(1280);
            stand.stage().setHeight(800);
        });
        until("it is small", () -> stand.scene().getWidth() <= 1280);
        MatrixCanvas canvas = robot.lookup("#truth-matrix").queryAs(MatrixCanvas.class);
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.ENTER);
        shot("matrix-dark-1280");
        assertThat(canvas.getWidth()).isGreaterThan(600);
    }

    @Test
    void aHundredNodesAreReadAndWalkedSmoothly(FxRobot robot) {
        MatrixCanvas canvas = open(robot);
        robot.interact(() -> monitoring.publish(MeshHealth.wide(100)
                .lost("node-17", "node-60", 50)
                .some("node-30", "node-31", 60)
                .health()));
        until("a hundred rows", () -> canvas.getAccessibleText().contains("100 nodes"));
        shot("matrix-100");
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.RIGHT);
        // Each step paints the whole matrix anew; half of a frame at ten a second is far more than a person needs.
        long before = System.nanoTime();
        robot.interact(() -> {
            for (int i = 0; i < 50; i++) {
                canvas.paint();
            }
        });
        assertThat((System.nanoTime() - before) / 50 / 1_000_000).isLessThan(50);
    }
}
