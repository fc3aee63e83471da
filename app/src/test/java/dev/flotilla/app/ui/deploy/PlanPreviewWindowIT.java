package dev.flotilla.app.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class PlanPreviewWindowIT {
    private final List<OnFailure> applied = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();
    private Optional<Problem> changed = Optional.empty();
    private Theme theme;
    private PreviewModel model;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        model = model();
        StackPane root = new StackPane(preview());
        Scene scene = new Scene(root, 1400, 820);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private PreviewModel model() {
        PreviewModel made = new PreviewModel(
                new PlanDesk() {
                    @Override
                    public Outcome<DeployPlan> plan() {
                        return Outcome.ok(SamplePlan.plan());
                    }

                    @Override
                    public Optional<Problem> changedSince(DeployPlan plan) {
                        return changed;
                    }

                    @Override
                    public Outcome<String> apply(DeployPlan plan, OnFailure onFailure) {
                        applied.add(onFailure);
                        return Outcome.ok("apply-7");
                    }

                    @Override
                    public Outcome<Path> save(DeployPlan plan, Path file) {
                        return Outcome.ok(file);
                    }
                },
                SampleFleet::fleet,
                () -> SampleFleet.NOW,
                Runnable::run,
                Runnable::run);
        made.planAgain();
        return made;
    }

    private PlanPreview preview() {
        return new PlanPreview(model, () -> SampleFleet.NOW.plusSeconds(4), () -> {}, begun::add)
                .mending(plan -> begun.add("mends " + plan.stack()));
    }

    @Test
    void aPlanThatBreaksNamesOffersTheAssistant(FxRobot robot) {
        robot.clickOn("#plan-split");

        assertThat(begun).containsExactly("mends my-app");
    }

    @Test
    void enterOpensTheCommandAndThePrimaryApplies(FxRobot robot) {
        StepList steps = robot.lookup(".fl-steps").queryAs(StepList.class);
        robot.interact(() -> {
            steps.requestFocus();
            steps.getSelectionModel().select(2);
        });
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup(".fl-step-command").queryLabeled().getText())
                .startsWith("docker run -d --name my-app-api");
        robot.clickOn("Keep it and show me").clickOn("#plan-primary");
        assertThat(applied).containsExactly(OnFailure.KEEP);
        assertThat(begun).containsExactly("apply-7");
    }

    @Test
    void aChangedBasisTurnsThePrimaryIntoPlanAgain(FxRobot robot) {
        changed = Optional.of(Problem.of("FL-2301", "redis on gpu-2 now runs 7.4.", "Plan again."));
        robot.interact(model::checkBasis);
        assertThat(robot.lookup("#plan-primary").queryAs(Button.class).getText())
                .isEqualTo("Plan again");
        robot.clickOn("#plan-primary");
        assertThat(applied).isEmpty();
        assertThat(robot.lookup("#plan-primary").queryAs(Button.class).getText())
                .isEqualTo("Apply 8 changes on 3 hosts");
    }

    @Test
    void pictures(FxRobot robot) {
        robot.interact(() -> Picture.both("plan-preview", 1400, 820, theme, this::preview));
        assertThat(Path.of("target/pictures/plan-preview-dark.png")).isNotEmptyFile();
    }
}
