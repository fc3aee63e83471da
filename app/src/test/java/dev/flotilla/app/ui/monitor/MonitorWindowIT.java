package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
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

/** The section Monitor at the hands of somebody with a mouse and a keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class MonitorWindowIT {
    private FakeMonitoring monitoring;
    private Stand stand;

    @Start
    void start(Stage unused) {
        monitoring = new FakeMonitoring(Healths.incident());
        stand = new Stand(Fleets.lab(), monitoring, ThemeChoice.LIGHT, 1600, 1000);
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private void open(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(
                "the list is there",
                () -> stand.monitor().model().rowsProperty().get().size() == 7);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theStatusBarLeadsToThePortForHeartbeats(FxRobot robot) {
        robot.clickOn("#status-heartbeats");
        assertThat(stand.asked()).contains("choose listening");
    }

    @Test
    void theListIsFilteredAndTickedByKeyboardAlone(FxRobot robot) {
        open(robot);
        assertThat(stand.monitor().model().tickedProperty().get())
                .extracting(TickedNode::name)
                .containsExactly("mosaic-1", "mosaic-2", "mosaic-3");
        robot.push(KeyCode.CONTROL, KeyCode.F).write("host:local");
        robot.push(KeyCode.TAB).push(KeyCode.DOWN).push(KeyCode.SPACE);
        assertThat(stand.monitor().model().tickedProperty().get())
                .extracting(TickedNode::name)
                .contains("node-a");
        robot.push(KeyCode.ENTER);
        assertThat(stand.asked()).containsExactly("change node node-a");
    }

    @Test
    void whatIsHeardAndNotWatchedCanBeAdded(FxRobot robot) {
        open(robot);
        robot.clickOn("orphan").push(KeyCode.ENTER);
        assertThat(stand.asked()).containsExactly("add heard orphan");
    }

    @Test
    void picturesOfTheSection(FxRobot robot) {
        open(robot);
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("monitor-skeleton", stand.scene()));
        assertThat(stand.monitor().model().selectedProperty().get()).isEmpty();
    }
}
