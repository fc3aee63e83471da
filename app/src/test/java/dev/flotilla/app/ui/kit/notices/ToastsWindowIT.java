package dev.flotilla.app.ui.kit.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** How notices come and go. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ToastsWindowIT {
    private record Timer(Duration delay, Runnable work) {}

    private final List<Timer> timers = new ArrayList<>();
    private Toasts toasts;

    @Start
    void start(Stage stage) {
        FxGate gate =
                new FxGate(Platform::runLater, (delay, work) -> timers.add(new Timer(delay, work)), System::nanoTime);
        toasts = new Toasts(gate, InstantSource.fixed(Instant.EPOCH));
        // Something else has the focus, as in a real window.
        StackPane root = new StackPane(new Button("Elsewhere"), toasts);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        Scene scene = new Scene(root, 800, 600);
        new Theme().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Notice failure(String what) {
        return Notice.failed(Problem.of("FL-1104", what, "Look there."));
    }

    private static Notice alarm(String subject) {
        return new Notice(Tone.DANGER, subject, "No answer.", true, Optional.empty(), "alarms");
    }

    private void show(FxRobot robot, Notice... notices) {
        robot.moveTo("Elsewhere").interact(() -> List.of(notices).forEach(toasts::show));
    }

    private void runTimers(FxRobot robot) {
        robot.interact(() -> {
            List<Timer> now = List.copyOf(timers);
            timers.clear();
            now.forEach(t -> t.work().run());
        });
    }

    private List<String> words(FxRobot robot) {
        return robot.lookup(".fl-toast .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .filter(t -> t != null && !t.isBlank())
                .toList();
    }

    @Test
    void aFailureLeavesByItselfToo(FxRobot robot) {
        show(robot, failure("gpu-2 is down"), Notice.done("Saved", ""));
        assertThat(timers).extracting(Timer::delay).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(5));
        runTimers(robot);
        assertThat(toasts.isShowing()).isFalse();
        assertThat(toasts.history()).hasSize(2);
    }

    @Test
    void underThePointerItWaits(FxRobot robot) {
        show(robot, failure("gpu-2 is down"));
        robot.moveTo(".fl-toast");
        runTimers(robot);
        assertThat(toasts.isShowing()).isTrue();
        robot.moveBy(0, -250);
        runTimers(robot);
        assertThat(toasts.isShowing()).isFalse();
    }

    @Test
    void aClickClosesOneAndEscapeAll(FxRobot robot) {
        show(robot, failure("one"), failure("two"), failure("three"), failure("four"));
        assertThat(toasts.getChildren()).hasSize(3);
        robot.clickOn("four");
        assertThat(toasts.getChildren()).hasSize(2);
        robot.interact(toasts::dismiss);
        assertThat(toasts.isShowing()).isFalse();
        assertThat(toasts.history()).hasSize(4);
    }

    @Test
    void thoseOfOneKindAreToldAsOne(FxRobot robot) {
        show(robot, alarm("gpu-1"), failure("other"), alarm("gpu-2"), alarm("gpu-3"), alarm("gpu-4"));
        assertThat(toasts.getChildren()).hasSize(2);
        assertThat(words(robot))
                .contains("4 alarms", "gpu-4: No answer.", "gpu-2: No answer.", "and 1 more under the bell", "other")
                .doesNotContain("gpu-1: No answer.");
        show(robot, failure("other"));
        assertThat(words(robot)).contains("other (2 times)");
        assertThat(toasts.history()).hasSize(6);
    }
}
