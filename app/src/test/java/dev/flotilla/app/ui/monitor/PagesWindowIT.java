package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Replicas;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.sample.Picture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Replicas and alarms in the window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class PagesWindowIT {
    private FakeMonitoring monitoring;
    private Stand stand;

    @Start
    void start(Stage unused) {
        monitoring = new FakeMonitoring(Replicas.rollingOut());
        stand = new Stand(Fleets.lab(), monitoring, ThemeChoice.LIGHT, 1600, 1000);
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private void open(FxRobot robot, MonitorTab tab) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        robot.interact(() -> stand.monitor().section().open(tab));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shots(FxRobot robot, String name) {
        shot(name + "-light");
        robot.interact(() -> stand.theme().choiceProperty().set(ThemeChoice.DARK));
        shot(name + "-dark");
        robot.interact(() -> {
            stand.stage().setWidth(1280);
            stand.stage().setHeight(800);
        });
        until("it is small", () -> stand.scene().getWidth() <= 1280);
        shot(name + "-dark-1280");
        robot.interact(() -> stand.theme().choiceProperty().set(ThemeChoice.LIGHT));
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot(name, stand.scene()));
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup(
                        (javafx.scene.Node n) -> n instanceof Labeled l && words.equals(l.getText()) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    private static Alarm alarm(
            long id, Alarm.Severity severity, String subject, List<String> nodes, String why, long ago) {
        return new Alarm(
                id,
                "node-down",
                severity,
                subject,
                nodes,
                why,
                FleetBuilder.NOW.minusSeconds(ago),
                Optional.empty(),
                false,
                false);
    }

    @Test
    void anOrderIsConfirmedWithTheTokenAndItsAnswerIsInTheLog(FxRobot robot) {
        open(robot, MonitorTab.REPLICAS);
        assertThat(isSeen(robot, "all agree on version 42")).isTrue();
        robot.clickOn("#rollout-promote");
        assertThat(isSeen(robot, "Promote the canary on node-a?")).isTrue();
        robot.clickOn("#rollout-send");
        assertThat(monitoring.asked()).isEmpty();
        robot.clickOn("#rollout-token").write("t0ken").clickOn("#rollout-token-keep");
        shot("replicas-order");
        robot.clickOn("#rollout-send");
        until("it was ordered", () -> !monitoring.asked().isEmpty());
        assertThat(monitoring.asked()).containsExactly("order node-a Promote[] t0ken");
        assertThat(stand.asked()).containsExactly("keep a token of node-a");
        until("the answer is told", () -> isSeen(robot, "Promote: The rollout goes on."));
    }

    @Test
    void aRefusalStaysInTheDialog(FxRobot robot) {
        monitoring.answer(
                Outcome.failed(Problem.of("FL-5020", "node-a did not take the token.", "Give the right one.")));
        open(robot, MonitorTab.REPLICAS);
        robot.clickOn("#rollout-roll_back").write("wrong").push(KeyCode.ENTER);
        until("it is refused", () -> isSeen(robot, "node-a did not take the token."));
        assertThat(stand.asked()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        until("it is closed", () -> !isSeen(robot, "node-a did not take the token."));
    }

    @Test
    void replicasThatDifferAreSeen(FxRobot robot) {
        open(robot, MonitorTab.REPLICAS);
        robot.interact(() -> monitoring.publish(Replicas.differing()));
        until("two differ", () -> isSeen(robot, "2 of 6 differ"));
        shots(robot, "replicas");
    }

    @Test
    void anAlarmIsToastedListedShownAndSeen(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.interact(() -> monitoring.raise(alarm(
                1,
                Alarm.Severity.CRITICAL,
                "gpu-2",
                List.of("mosaic-2"),
                "No answer from 192.0.2.12 in 12 tries.",
                190)));
        until("a toast", () -> isSeen(robot, "gpu-2"));
        until(
                "the bell counts it",
                () -> robot.lookup(".fl-top .fl-badge").queryAllAs(Labeled.class).stream()
                        .anyMatch(badge -> badge.isVisible() && badge.getText().equals("1")));
        shot("alarm-toast");
        robot.clickOn("Show");
        until(
                "its node is selected",
                () -> stand.monitor().model().selectedProperty().get().equals(Optional.of("mosaic-2")));
        open(robot, MonitorTab.ALARMS);
        assertThat(isSeen(robot, "1 not seen")).isTrue();
        robot.clickOn("#alarms-seen");
        until("it is seen", () -> !isSeen(robot, "1 not seen"));
        assertThat(monitoring.asked()).contains("seen 1");
    }

    @Test
    void alarmsOfOneWeightAreOneToastAndAllAreInTheList(FxRobot robot) {
        open(robot, MonitorTab.ALARMS);
        robot.interact(() -> {
            monitoring.raise(alarm(
                    1,
                    Alarm.Severity.WARNING,
                    "mosaic-1 to mosaic-3",
                    List.of("mosaic-1", "mosaic-3"),
                    "mosaic-3 has not heard mosaic-1 for 42 s; the way back works.",
                    42));
            monitoring.raise(alarm(
                    2,
                    Alarm.Severity.CRITICAL,
                    "gpu-2",
                    List.of("mosaic-2", "node-c"),
                    "No answer from 192.0.2.12 in 12 tries, 5 s each.",
                    190));
            monitoring.raise(new Alarm(
                    3,
                    "lossy",
                    Alarm.Severity.WARNING,
                    "node-b",
                    List.of("node-b"),
                    "13 % of its beats were lost in the last minute.",
                    FleetBuilder.NOW.minus(Duration.ofMinutes(50)),
                    Optional.of(FleetBuilder.NOW.minus(Duration.ofMinutes(12))),
                    true,
                    true));
            monitoring.raise(
                    alarm(4, Alarm.Severity.WARNING, "node-c", List.of("node-c"), "Its clock is 4.2 s ahead.", 8));
            monitoring.raise(
                    alarm(5, Alarm.Severity.WARNING, "mosaic-1", List.of("mosaic-1"), "Its disk is 96 % full.", 4));
        });
        until("all are listed", () -> isSeen(robot, "4 open"));
        until("one toast a weight", () -> stand.toasts().getChildren().size() == 2);
        assertThat(isSeen(robot, "3 warnings")).isTrue();
        assertThat(isSeen(robot, "comes and goes")).isTrue();
        shots(robot, "alarms");
        robot.push(KeyCode.ESCAPE);
        until("Escape closes the toasts", () -> stand.toasts().getChildren().isEmpty());
    }

    @Test
    void enterInTheDialogOrdersAlsoFromTheTick(FxRobot robot) {
        open(robot, MonitorTab.REPLICAS);
        robot.clickOn("#rollout-promote").clickOn("#rollout-token").write("t0ken");
        robot.clickOn("#rollout-token-keep").push(KeyCode.ENTER);
        until("it was ordered", () -> !monitoring.asked().isEmpty());
        assertThat(monitoring.asked()).containsExactly("order node-a Promote[] t0ken");
        assertThat(stand.asked()).containsExactly("keep a token of node-a");
    }

    @Test
    void whatCannotBeOrderedSaysWhy(FxRobot robot) {
        open(robot, MonitorTab.REPLICAS);
        robot.interact(() -> monitoring.publish(Replicas.alone()));
        until(
                "the reason is there",
                () -> robot.lookup("#rollout-why")
                        .queryAs(Labeled.class)
                        .getText()
                        .startsWith("node-a agrees with nobody but itself"));
        assertThat(robot.lookup("#rollout-start").query().isDisabled()).isTrue();
        assertThat(isSeen(robot, "each agrees with itself alone")).isTrue();
        shot("replicas-alone");
        robot.interact(() -> monitoring.publish(Replicas.rollingOut()));
        until("it can be ordered", () -> !robot.lookup("#rollout-start").query().isDisabled());
    }
}
