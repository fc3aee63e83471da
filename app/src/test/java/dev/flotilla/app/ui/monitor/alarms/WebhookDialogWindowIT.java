package dev.flotilla.app.ui.monitor.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class WebhookDialogWindowIT {
    private final List<String> asked = new ArrayList<>();
    private Modals modals;

    @Start
    void start(Stage stage) {
        Theme theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private final class Desk implements WebhookDesk {
        @Override
        public Optional<String> shown() {
            return Optional.empty();
        }

        @Override
        public Outcome<String> set(String url, boolean plain) {
            asked.add("set " + url + " " + plain);
            return Outcome.ok("https://hooks.example/...");
        }

        @Override
        public void remove() {
            asked.add("remove");
        }

        @Override
        public Outcome<String> test(String url, boolean plain) {
            asked.add("test " + url);
            return Outcome.failed(Problem.of("FL-5305", "https://hooks.example/... answered 404.", "Look at the URL."));
        }
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup((javafx.scene.Node n) ->
                        n instanceof Labeled l && String.valueOf(l.getText()).contains(words) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    @Test
    void theUrlIsTypedUnseenTestedAndKept(FxRobot robot) {
        robot.interact(() -> modals.show(
                WebhookDialog.of(new Desk(), Optional.empty(), Runnable::run, new FxGate(), modals::close)));
        robot.clickOn("#webhook-save");
        assertThat(asked).isEmpty();
        robot.clickOn("#webhook-url").write("https://hooks.example/abc").clickOn("#webhook-test");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).containsExactly("test https://hooks.example/abc");
        assertThat(isSeen(robot, "answered 404")).isTrue();
        assertThat(isSeen(robot, "hooks.example/abc")).isFalse();
        robot.interact(() -> Picture.shot("webhook", modals.getScene()));
        robot.clickOn("#webhook-save");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).endsWith("set https://hooks.example/abc false");
        assertThat(modals.isShowing()).isFalse();
    }
}
