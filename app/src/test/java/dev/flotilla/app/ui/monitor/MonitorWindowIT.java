package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.sample.Picture;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
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
    void theTabsStayWhereTheyAreWhenTheListGoes(FxRobot robot) {
        open(robot);
        Bounds before = robot.lookup("#monitor-tab-matrix").query().localToScene(new BoundingBox(0, 0, 10, 10));
        assertThat(robot.lookup("#node-list").query().getScene()).isNotNull();
        robot.clickOn("#monitor-tab-matrix");
        until("the list is gone", () -> robot.lookup("#node-list").tryQuery().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#monitor-tab-matrix").query().localToScene(new BoundingBox(0, 0, 10, 10)))
                .isEqualTo(before);
        robot.push(KeyCode.CONTROL, KeyCode.B);
        until("the list is back", () -> robot.lookup("#node-list").tryQuery().isPresent());
        assertThat(robot.lookup("#monitor-tab-matrix").query().localToScene(new BoundingBox(0, 0, 10, 10)))
                .isEqualTo(before);
    }

    @Test
    void whereAKeyMovedTheFocusIsSeen(FxRobot robot) {
        open(robot);
        PseudoClass seen = PseudoClass.getPseudoClass("focus-visible");
        robot.interact(() -> robot.lookup("#monitor-tab-heartbeats").query().requestFocus());
        robot.push(KeyCode.LEFT);
        Node alarms = robot.lookup("#monitor-tab-alarms").query();
        until("the tab before has it", () -> alarms.isFocused());
        assertThat(alarms.getPseudoClassStates()).contains(seen);
        robot.push(KeyCode.F6);
        until("the next pane", () -> !alarms.isFocused());
        assertThat(alarms.getPseudoClassStates()).doesNotContain(seen);
        Node owner = stand.scene().getFocusOwner();
        assertThat(owner.getPseudoClassStates()).contains(seen);
        Node ring = robot.lookup("#pane-ring").query();
        assertThat(ring.isVisible()).isTrue();
        assertThat(ring.getLayoutBounds().getWidth()).isEqualTo(288, offset(3.0));
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("monitor-f6", stand.scene()));
        robot.clickOn("#monitor-tab-heartbeats");
        until("the mouse needs no ring", () -> !ring.isVisible());
    }

    @Test
    void theHelpListsTheKeysOfTheMonitorAndOfNodes(FxRobot robot) {
        open(robot);
        robot.push(KeyCode.F1);
        for (String words : List.of(
                "Monitor: graphs",
                "Follow, live",
                "Monitor: truth matrix",
                "Lay over in the graphs",
                "Nodes",
                "Save it")) {
            assertThat(robot.lookup(words).tryQuery()).as(words).isPresent();
        }
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("help-keys", stand.scene()));
    }

    @Test
    void picturesOfTheSection(FxRobot robot) {
        open(robot);
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("monitor-skeleton", stand.scene()));
        assertThat(stand.monitor().model().selectedProperty().get()).isEmpty();
    }
}
