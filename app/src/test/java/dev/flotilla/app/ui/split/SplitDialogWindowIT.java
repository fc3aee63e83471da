package dev.flotilla.app.ui.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Parting;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.sample.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class SplitDialogWindowIT {
    private static final String TEXT = """
            services:
              db: {image: "postgres:15"}
              redis: {image: "redis:7"}
              nsqlookupd: {image: "nsqio/nsq:v1", command: /nsqlookupd}
              nsqd: {image: "nsqio/nsq:v1", command: "/nsqd --lookupd-tcp-address=nsqlookupd:4160"}
              api: {image: shop/api}
              worker:
                image: shop/worker
                environment:
                  DATABASE_URL: "postgres://ocr:${PW}@db/pages"
                  REDIS_URL: redis://redis:6379/0
                  NSQLOOKUPD_ADDRESSES: nsqlookupd:4161
                  API_HOST: api
            """;

    private final List<String> done = new ArrayList<>();
    private Theme theme;
    private SplitModel model;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        model = model();
        Scene scene = new Scene(new StackPane(dialog()), 900, 760);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static SplitModel model() {
        return new SplitModel(
                Parting.plan(TEXT, Map.of("worker", "b")),
                (choices, answer) -> answer.accept(Parting.plan(TEXT, Map.of("worker", "b"), choices)));
    }

    private SplitDialog dialog() {
        return new SplitDialog(
                model,
                new SplitDialog.Question(
                        "Move worker to b", "Move worker", true, plan -> Command.of("stack", "split", "x")),
                new SplitDialog.Deeds() {
                    @Override
                    public void cancel() {
                        done.add("cancel");
                    }

                    @Override
                    public void without() {
                        done.add("without");
                    }

                    @Override
                    public void split(SplitPlan plan) {
                        done.add(plan.forwarders().size() + " forwarders");
                    }
                });
    }

    @Test
    void eachEdgeIsARowWithItsChoiceAndTheValueBeforeAndAfter(FxRobot robot) {
        Button primary = robot.lookup("#split-primary").queryButton();

        assertThat(primary.getText()).isEqualTo("Move worker, add 3 forwarders");
        assertThat(texts(robot)).contains("worker \u2192 redis", "worker \u2192 db", "worker \u2192 api");
        assertThat(texts(robot)).noneMatch(t -> t.contains("redis://192.0.2.11"));
        assertThat(toggle(robot, "#split-worker-api-forwarder").isDisabled()).isTrue();

        robot.interact(() -> toggle(robot, "#split-worker-redis-endpoint").fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(texts(robot)).contains("redis://redis:6379/0", "redis://192.0.2.11:6379/0");
        assertThat(primary.getText()).isEqualTo("Move worker, add 2 forwarders");
        assertThat(model.plan().chosen().get(new Edge.Key("worker", "redis"))).isEqualTo(Choice.ENDPOINT);
        robot.clickOn("#split-primary");
        assertThat(done).containsExactly("2 forwarders");
    }

    @Test
    void whatMustBeSetByHandIsSaidAndNoPasswordIsShown(FxRobot robot) {
        robot.interact(() -> toggle(robot, "#split-worker-db-endpoint").fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(texts(robot)).anyMatch(t -> t.contains("--broadcast-address=192.0.2.11"));
        assertThat(texts(robot))
                .contains("postgres://ocr:********@192.0.2.11/pages")
                .noneMatch(t -> t.contains("p%40w"));
        robot.interact(() -> {
            model = model();
            model.choose(new Edge.Key("worker", "redis"), Choice.ENDPOINT);
            Picture.both("split-assistant", 900, 820, theme, this::dialog);
        });
    }

    @Test
    void escapeAndTheOtherButtonsDoWhatTheySay(FxRobot robot) {
        robot.clickOn("#split-without");
        robot.clickOn("Cancel");

        assertThat(done).containsExactly("without", "cancel");
    }

    private static ToggleButton toggle(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ToggleButton.class);
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(n -> n instanceof Label).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
