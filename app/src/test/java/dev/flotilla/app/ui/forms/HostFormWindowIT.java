package dev.flotilla.app.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
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
class HostFormWindowIT {
    private static final List<CheckStep> REFUSED = List.of(
            new CheckStep("Parse", CheckStep.State.OK, 0, "tcp, 192.0.2.9, port 2375, in clear", Optional.empty()),
            new CheckStep("Resolve", CheckStep.State.OK, 3, "192.0.2.9", Optional.empty()),
            new CheckStep(
                    "Connect",
                    CheckStep.State.FAILED,
                    21,
                    "192.0.2.9 refuses connections on port 2375.",
                    Optional.of("Look whether the engine listens there. FL-1102")),
            new CheckStep("TLS", CheckStep.State.SKIPPED, 0, "", Optional.empty()),
            new CheckStep("Ping", CheckStep.State.WAITING, 0, "", Optional.empty()),
            new CheckStep("API version", CheckStep.State.WAITING, 0, "", Optional.empty()),
            new CheckStep("Resources", CheckStep.State.WAITING, 0, "", Optional.empty()));

    private final List<Host> saved = new ArrayList<>();
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        Scene scene = new Scene(new StackPane(new HostForm(model(), () -> {}, saved::add)), 1000, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private HostFormModel model() {
        return new HostFormModel(
                HostDraft.blank(new HostId("newhost00001"), EngineKind.TLS),
                false,
                SampleFleet.fleet(),
                new HostChecks() {
                    @Override
                    public void test(Host host, Consumer<List<CheckStep>> steps) {
                        steps.accept(REFUSED);
                    }

                    @Override
                    public List<FoundEngine> found() {
                        return List.of(
                                new FoundEngine(
                                        "this-computer",
                                        new EngineAddress.Unix(Path.of("/var/run/docker.sock")),
                                        "local socket"),
                                new FoundEngine(
                                        "lab",
                                        new EngineAddress.Tcp("192.0.2.31", 2376, Optional.of(Path.of("/srv/tls/lab"))),
                                        "docker context lab"));
                    }
                },
                Runnable::run,
                Runnable::run);
    }

    @Test
    void aHostIsTypedTestedAndSaved(FxRobot robot) {
        robot.clickOn("#host-name").write("gpu-1");
        appears(robot, "A host named gpu-1 is in the fleet already. Choose another name.");
        robot.clickOn("Plain TCP").clickOn("#host-engine").write("tcp://192.0.2.9:2375");
        appears(robot, "#plain-tcp-advice");
        robot.clickOn("#host-test");
        appears(robot, "192.0.2.9 refuses connections on port 2375.");
        robot.clickOn("#host-save");
        assertThat(saved).isEmpty();
        robot.clickOn("#host-name")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("gpu-9")
                .clickOn("#host-save");
        assertThat(saved).extracting(Host::name).containsExactly("gpu-9");
        assertThat(saved.getFirst().engine()).isEqualTo(new EngineAddress.Tcp("192.0.2.9", 2375, Optional.empty()));
    }

    /** The form judges some moments after the last key. */
    private static void appears(FxRobot robot, String query) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup(query).tryQuery().isPresent());
    }

    @Test
    void aFoundEngineFillsTheFields(FxRobot robot) {
        robot.clickOn("lab").clickOn("#host-save");
        assertThat(saved).extracting(Host::name).containsExactly("lab");
    }

    @Test
    void pictures(FxRobot robot) {
        robot.interact(() -> Picture.both("host-form", 1000, 800, theme, () -> {
            HostFormModel model = model();
            HostForm form = new HostForm(model, () -> {}, host -> {});
            model.change(d -> d.with(EngineKind.TCP)
                    .with(HostField.NAME, "gpu-1")
                    .with(HostField.ENGINE, "tcp://192.0.2.9:2375")
                    .with(List.of(new HostDraft.LabelRow("disk", "ssd"))));
            model.visited(HostField.NAME);
            model.test();
            return form;
        }));
        assertThat(Path.of("target/pictures/host-form-light.png")).isNotEmptyFile();
    }
}
