package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.SampleFigures;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.monitor.chart.ChartStack;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import dev.flotilla.app.ui.sample.Picture;
import java.util.concurrent.Callable;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The graphs of the section Monitor in the real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class HeartbeatsWindowIT {
    private static final long NOW = FleetBuilder.NOW.toEpochMilli();

    private Stand stand;

    @Start
    void start(Stage unused) {
        FakeMonitoring monitoring = new FakeMonitoring(Healths.incident());
        monitoring.figures(new SampleFigures(FleetBuilder.NOW, true));
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
        until("graphs are drawn", () -> !span(robot).equals(new TimeSpan(0, 1)));
    }

    private static ChartStack stack(FxRobot robot) {
        return robot.lookup(".fl-chart-stack").queryAs(ChartStack.class);
    }

    private static TimeSpan span(FxRobot robot) {
        return stack(robot).charts().getFirst().data().map(d -> d.span()).orElse(new TimeSpan(0, 1));
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#graph-span").queryAs(Label.class).getText();
    }

    @Test
    void theMousePansZoomsAndGoesBackToLive(FxRobot robot) {
        open(robot);
        assertThat(span(robot)).isEqualTo(new TimeSpan(NOW - 300_000, NOW));
        robot.moveTo(stack(robot))
                .press(MouseButton.PRIMARY)
                .moveBy(100, 0)
                .moveBy(60, 0)
                .release(MouseButton.PRIMARY);
        until("the span has gone back", () -> span(robot).toMs() < NOW - 40_000);
        assertThat(span(robot).lengthMs()).isEqualTo(300_000);
        robot.scroll(3, VerticalDirection.UP);
        until("the span is shorter", () -> span(robot).lengthMs() < 200_000);
        robot.doubleClickOn(stack(robot));
        until("live again", () -> span(robot).toMs() == NOW);
    }

    @Test
    void theKeyboardDoesTheSame(FxRobot robot) {
        open(robot);
        robot.press(KeyCode.SHIFT).push(KeyCode.LEFT).release(KeyCode.SHIFT);
        until("the span has gone back", () -> span(robot).toMs() == NOW - 30_000);
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT);
        assertThat(stack(robot).getAccessibleText()).startsWith("Cursor at ");
        robot.push(KeyCode.MINUS);
        until("the span is longer", () -> span(robot).lengthMs() == 360_000);
        robot.push(KeyCode.END);
        until("live again", () -> span(robot).toMs() == NOW);
        robot.clickOn("Resources").push(KeyCode.MINUS);
        until("the page that was clicked has them", () -> span(robot).lengthMs() == 360_000);
        robot.clickOn("#monitor-tab-heartbeats").clickOn("#graph-pause").push(KeyCode.EQUALS);
        until("also from a button of the page", () -> span(robot).lengthMs() == 300_000);
    }

    @Test
    void theWheelScrollsALongPageAndZoomsWithCtrlOrAfterAClick(FxRobot robot) {
        open(robot);
        robot.clickOn("Resources");
        WaitForAsyncUtils.waitForFxEvents();
        ScrollPane page = robot.lookup(".fl-chart-scroll").queryAs(ScrollPane.class);
        robot.moveTo(robot.point(page)).scroll(2, VerticalDirection.DOWN);
        until("the page has moved", () -> page.getVvalue() > 0);
        assertThat(span(robot).lengthMs()).isEqualTo(300_000);
        robot.press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);
        until("the span is shorter", () -> span(robot).lengthMs() == 250_000);
        double before = page.getVvalue();
        robot.clickOn(robot.point(page)).scroll(1, VerticalDirection.UP);
        until("shorter again", () -> span(robot).lengthMs() < 250_000);
        assertThat(page.getVvalue()).isEqualTo(before);
        robot.moveTo("#graph-pause").moveTo(robot.point(page)).scroll(1, VerticalDirection.UP);
        until("it scrolls again", () -> page.getVvalue() < before);
    }

    @Test
    void whatIsOldIsGreyWithItsAgeAndTheCursorSpeaksOfItsTime(FxRobot robot) {
        open(robot);
        until("old", () -> says(robot, "4\\d s ago"));
        assertThat(says(robot, "mosaic-3 is suspect")).isTrue();
        assertThat(says(robot, "9.2 now")).isTrue();
        robot.moveTo(stack(robot)).moveBy(-200, 0);
        until("values of then", () -> !says(robot, "4\\d s ago"));
        assertThat(says(robot, "9.2 now")).isFalse();
        assertThat(says(robot, "mosaic-3 is suspect")).isFalse();
        robot.push(KeyCode.ESCAPE);
        until("of now again", () -> says(robot, "9.2 now"));
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup((javafx.scene.Node n) -> n instanceof Label l
                        && l.getText() != null
                        && l.getText().matches(words)
                        && l.isVisible()
                        && l.getParent().isVisible())
                .tryQuery()
                .isPresent();
    }

    @Test
    void theToolbarChoosesSpanAndReceiver(FxRobot robot) {
        open(robot);
        robot.clickOn("24 h");
        until("a day", () -> span(robot).lengthMs() == 86_400_000);
        assertThat(words(robot)).contains(" to ");
        ComboBox<?> to = robot.lookup("#graph-to").queryComboBox();
        robot.interact(() -> to.getSelectionModel().select(4));
        until(
                "the note says who received",
                () -> robot.lookup("s, received by node-a").tryQuery().isPresent());
        robot.clickOn("#day-overview");
        until(
                "the window was moved",
                () -> robot.lookup("#graph-span").tryQuery().isPresent());
    }

    @Test
    void pictures(FxRobot robot) {
        open(robot);
        robot.moveTo(stack(robot)).moveBy(120, -60);
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            String name = theme == ThemeChoice.LIGHT ? "-light" : "-dark";
            WaitForAsyncUtils.waitForAsyncFx(
                    5_000, () -> stand.theme().choiceProperty().set(theme));
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("heartbeats" + name, stand.scene()));
            robot.clickOn("Resources");
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("resources" + name, stand.scene()));
            robot.clickOn("Heartbeats").clickOn("24 h");
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("heartbeats-day" + name, stand.scene()));
            robot.clickOn("Live");
            robot.moveTo(stack(robot)).moveBy(120, -60);
        }
        assertThat(stack(robot).charts()).hasSize(4);
    }
}
