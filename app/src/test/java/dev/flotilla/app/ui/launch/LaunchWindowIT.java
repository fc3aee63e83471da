package dev.flotilla.app.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.LaunchFixtures;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The launcher as it is used: form, build, growing and shrinking, ping, stop. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class LaunchWindowIT {
    private static final Host A = LaunchFixtures.host("gpu-1");
    private static final Host B = LaunchFixtures.host("gpu-2");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final FakeEngine a = new FakeEngine(Set.of("busybox:latest"));
    private final FakeEngine b = new FakeEngine(Set.of());
    private final Map<HostId, FakeEngine> engines = Map.of(A.id(), a, B.id(), b);
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(ObservedFleet.NOTHING);
    private Theme theme;
    private Modals modals;
    private LaunchModel model;

    @Start
    void start(Stage stage) {
        FxGate gate = new FxGate();
        ThreadFactory threads = Thread.ofVirtual().factory();
        model = new LaunchModel(
                () -> List.of(A, B),
                host -> Objects.requireNonNull(engines.get(host.id())),
                threads,
                work -> threads.newThread(work).start(),
                gate,
                Clock.systemUTC());
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1440, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        model.open(Set.of());
        modals.show(new LaunchDialog(model, observed, modals, gate));
    }

    private static Path source(String name, String dockerfile) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve("Dockerfile"), dockerfile);
        return made;
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup((Node n) ->
                        n instanceof Labeled l && String.valueOf(l.getText()).contains(words) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    private static void until(FxRobot robot, String words) {
        await().atMost(SOON).until(() -> isSeen(robot, words));
    }

    private void launch(FxRobot robot) {
        robot.clickOn("#launch-go");
        await().atMost(SOON).until(() -> model.state().value().isIdle());
    }

    private void both(FxRobot robot, String name) {
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> theme.choiceProperty().set(choice));
            robot.interact(() ->
                    Picture.shot(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT), modals.getScene()));
        }
    }

    @Test
    void aFolderIsLaunchedGrownShrunkPingedAndRemoved(FxRobot robot) throws IOException {
        robot.clickOn("#launch-source")
                .write(source("ring", "FROM busybox:latest\n").toString());
        robot.clickOn("#launch-fewer");
        until(robot, "Launches ring_node_1 on gpu-1, ring_node_2 on gpu-2.");
        assertThat(robot.lookup("#launch-go").queryAs(Button.class).getText()).isEqualTo("Build, launch 2 nodes");

        launch(robot);
        until(robot, "2 of 2 up.");
        until(robot, "Leaves 2 nodes alone.");
        assertThat(a.all()).containsKey("container ring_node_1");
        assertThat(b.all()).containsKey("container ring_node_2");
        assertThat(model.output().lines()).contains("Step 1/1 : FROM something", "gpu-2: launched ring_node_2");

        robot.clickOn("#launch-more");
        until(robot, "Launches ring_node_3 on gpu-1; leaves 2 nodes alone.");
        launch(robot);
        until(robot, "3 of 3 up.");

        b.containers.replaceAll((id, c) -> Fixtures.in(c, ContainerState.EXITED));
        robot.clickOn("#launch-ping");
        until(robot, "2 of 3 up.");
        until(robot, "silent: exited 0");
        assertThat(isSeen(robot, "Exited 0")).isTrue();
        both(robot, "launcher");

        robot.clickOn("#launch-fewer").clickOn("#launch-fewer");
        until(robot, "Removes ring_node_2, ring_node_3; leaves 1 node alone.");
        launch(robot);
        until(robot, "1 of 1 up.");

        robot.clickOn("#launch-remove");
        until(robot, "Remove all nodes of ring");
        robot.clickOn("#launch-remove-yes");
        await().atMost(SOON).until(() -> a.all().isEmpty() && b.all().isEmpty());
        until(robot, "No nodes yet");
    }

    @Test
    void aBuildThatFailsShowsWhereAndLaunchesNothing(FxRobot robot) throws IOException {
        robot.clickOn("#launch-source")
                .write(source("bad", "FROM busybox:latest\n\nRUN exit 3\n").toString());
        launch(robot);

        until(robot, "non-zero code: 3");
        until(robot, "Dockerfile, line 1");
        assertThat(a.all()).isEmpty();
        both(robot, "launcher-build-failed");
    }

    @Test
    void whatIsWrongIsSaidAtItsField(FxRobot robot) {
        launch(robot);
        until(robot, "Choose a folder with a Dockerfile.");
        robot.clickOn("#launch-base").write("_ring");
        robot.clickOn("Image").clickOn("#launch-source").write("busybox:latest");
        until(robot, "begins with an underscore");
        robot.clickOn("#launch-port").write("99999");
        until(robot, "Write a port from 1 to");
        both(robot, "launcher-wrong");
        assertThat(a.calls).noneMatch(call -> call.startsWith("create"));
    }

    @Test
    void itIsUsedByKeyboardAlone(FxRobot robot) throws IOException {
        robot.push(KeyCode.TAB);
        robot.interact(() -> robot.lookup("#launch-source").query().requestFocus());
        robot.write(source("keys", "FROM busybox:latest\n").toString()).push(KeyCode.ENTER);
        until(robot, "3 of 3 up.");
        robot.push(KeyCode.ESCAPE);
        await().atMost(SOON).until(() -> a.all().containsKey("container keys_node_3"));
    }
}
