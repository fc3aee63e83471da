package dev.flotilla.app.ui.deploy.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.deploy.confirm.Belongings;
import dev.flotilla.app.ui.deploy.confirm.Interrupted;
import dev.flotilla.app.ui.deploy.confirm.RecoveryDialog;
import dev.flotilla.app.ui.deploy.confirm.RemoveDialog;
import dev.flotilla.app.ui.deploy.confirm.StopDialog;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ActivityWindowIT {
    private final List<String> deeds = new ArrayList<>();
    private final SignalSource<DeployProgress> running = new SignalSource<>(SamplePlan.underWay());
    private final StackPane root = new StackPane();
    private Theme theme;

    private record Fixed(Signal<DeployProgress> progress, Runnable stop) implements Work {
        @Override
        public void stopAfterThisStep() {
            stop.run();
        }
    }

    @Start
    void start(Stage stage) {
        theme = new Theme();
        Scene scene = new Scene(root, 1284, 400);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private ActivityPanel panel(Signal<DeployProgress> progress) {
        FxGate gate = new FxGate();
        ActivityModel model = new ActivityModel(Runnable::run);
        model.add(new Fixed(progress, () -> deeds.add("stop")));
        return new ActivityPanel(model, gate, SampleFleet::fleet, () -> SampleFleet.NOW, ZoneOffset.UTC, new Noted());
    }

    private final class Noted implements ActivityDeeds {
        @Override
        public void planAgain(DeployProgress work) {
            deeds.add("plan " + work.plan().stack());
        }

        @Override
        public void finish(DeployProgress work) {
            deeds.add("finish");
        }

        @Override
        public void undo(DeployProgress work) {
            deeds.add("undo");
        }

        @Override
        public void showOnMap(DeployProgress work) {
            deeds.add("show");
        }

        @Override
        public void showHistory() {
            deeds.add("history");
        }

        @Override
        public void closePanel() {
            deeds.add("close");
        }
    }

    private static Belongings belongings() {
        return Belongings.of("my-app", SampleFleet.fleet(), SampleFleet.observed(), Map.of());
    }

    @Test
    void aRunningApplyIsStoppedAndAFailedOnePlannedAgain(FxRobot robot) {
        robot.interact(() -> root.getChildren().setAll(panel(running)));
        robot.clickOn("Stop after this step");
        robot.interact(() -> root.getChildren().setAll(panel(new SignalSource<>(SamplePlan.failed(OnFailure.KEEP)))));
        robot.clickOn("Plan again");
        assertThat(deeds).containsExactly("stop", "plan my-app");
    }

    @Test
    void dataIsOnlyDeletedWhenItsNameIsTyped(FxRobot robot) {
        List<String> deleted = new ArrayList<>();
        robot.interact(() -> root.getChildren()
                .setAll(new RemoveDialog(
                        belongings(), () -> {}, removal -> deleted.addAll(removal.volumesToDelete()))));
        robot.clickOn("#volume-pgdata");
        assertThat(robot.lookup("#remove-confirm").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.clickOn("#remove-typed").write("pgdata").clickOn("#remove-confirm");
        assertThat(deleted).containsExactly("pgdata");
    }

    @Test
    void pictures(FxRobot robot) {
        robot.interact(() -> {
            Picture.both("activity", 1284, 376, theme, () -> panel(running));
            Picture.both(
                    "activity-failed",
                    1284,
                    376,
                    theme,
                    () -> panel(new SignalSource<>(SamplePlan.failed(OnFailure.KEEP))));
            Picture.both("remove", 560, 460, theme, () -> new RemoveDialog(belongings(), () -> {}, v -> {}));
            Picture.both("stop", 560, 360, theme, () -> new StopDialog(belongings(), () -> {}, () -> {}));
            Picture.both("recovery", 700, 560, theme, ActivityWindowIT::recovery);
        });
        assertThat(Path.of("target/pictures/recovery-dark.png")).isNotEmptyFile();
    }

    private static Parent recovery() {
        return new RecoveryDialog(
                Interrupted.of(SamplePlan.failed(OnFailure.KEEP), SampleFleet.fleet()), new RecoveryDialog.Answer() {
                    @Override
                    public void finish(String applyId) {}

                    @Override
                    public void undo(String applyId) {}

                    @Override
                    public void later() {}
                });
    }
}
