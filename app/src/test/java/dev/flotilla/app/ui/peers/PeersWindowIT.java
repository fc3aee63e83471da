package dev.flotilla.app.ui.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.peers.push.PushPreview;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.pictures.MemoryStores;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.peers.dialog.MeshDialog;
import dev.flotilla.app.ui.peers.dialog.PushDialog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class PeersWindowIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> asked = new ArrayList<>();
    private final FxGate gate = new FxGate();
    private FleetStore store;
    private PeersSection section;
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        store = MemoryStores.of(SampleNodes.fleet());
        section = section();
        Scene scene = new Scene(section, 1500, 920);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private PeersSection section() {
        PeersSection made = new PeersSection(
                new PeersWorld(store.state(), SampleNodes.observed(SampleNodes.fleet()), gate), new PeersDeeds() {
                    @Override
                    public void addNode() {
                        asked.add("node");
                    }

                    @Override
                    public void importFiles() {
                        asked.add("files");
                    }

                    @Override
                    public void generateMesh() {
                        asked.add("mesh");
                    }

                    @Override
                    public void canaryNodes() {
                        asked.add("canary");
                    }

                    @Override
                    public void push(NodeSetup setup) {
                        asked.add("push " + setup.name());
                    }

                    @Override
                    public void writeTo(NodeSetup setup) {
                        asked.add("write " + setup.name());
                    }

                    @Override
                    public void submit(FleetEdit edit) {
                        store.submit(edit);
                    }
                });
        made.show("node-3");
        return made;
    }

    @AfterEach
    void close() {
        gate.close();
        store.close();
    }

    private NodeSetup saved(String name) {
        return store.state().value().fleet().setupNamed(name).orElseThrow();
    }

    private void shows(FxRobot robot, String field, String text) {
        await().atMost(SOON)
                .until(() ->
                        robot.lookup(field).queryAs(TextField.class).getText().equals(text));
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private static String raw(FxRobot robot) {
        return robot.lookup("#config-raw").queryAs(StyleClassedTextArea.class).getText();
    }

    private static void typeRaw(FxRobot robot, String text) {
        robot.interact(() ->
                robot.lookup("#config-raw").queryAs(StyleClassedTextArea.class).replaceText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void formAndTextFollowOneAnotherAndWhatIsUnknownStays(FxRobot robot) {
        shows(robot, "#config-heartbeat_port", "5000");
        type(robot, "#config-heartbeat_port", "6000");
        assertThat(raw(robot))
                .isEqualTo(SampleNodes.SEED.replace(
                        "\"heartbeat_port\": 5000,\n  \"c", "\"heartbeat_port\": 6000,\n  \"c"));
        type(robot, "#peer-host-1", "192.0.2.12");
        assertThat(raw(robot))
                .contains("{\"host\": \"192.0.2.12\", \"comms_port\"", "\"x_colour\": {\"keep\":  \"me\"}");

        typeRaw(
                robot,
                raw(robot).replace("5001,\n", "7001,\n").replace("\"heartbeat_frequency\": 5", "\"node_id\": \"n3\""));
        assertThat(robot.lookup("#config-comms_port").queryAs(TextField.class).getText())
                .isEqualTo("7001");
        assertThat(robot.lookup("#config-node_id").queryAs(TextField.class).getText())
                .isEqualTo("n3");
        assertThat(saved("node-3").config()).hasValue(SampleNodes.SEED);

        robot.interact(() -> robot.lookup("#setup-save").queryAs(Button.class).fire());
        await().atMost(SOON).until(() -> saved("node-3").config().orElseThrow().equals(raw(robot)));
        store.undo().toCompletableFuture().join();
        shows(robot, "#config-heartbeat_port", "5000");
        assertThat(raw(robot)).isEqualTo(SampleNodes.SEED);
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndNotSaved(FxRobot robot) {
        shows(robot, "#config-heartbeat_port", "5000");
        typeRaw(robot, SampleNodes.SEED.replace("5001,\n  \"x", "\"many\",\n  \"x"));
        await().atMost(SOON).until(() -> robot.lookup("Line 5").tryQuery().isPresent());
        assertThat(robot.lookup("#setup-save").queryAs(Button.class).isDisabled())
                .isTrue();

        typeRaw(robot, "{\n \"host\": ");
        await().atMost(SOON)
                .until(() -> robot.lookup("The text beside is no JSON object")
                        .tryQuery()
                        .isPresent());
        assertThat(robot.lookup("#config-host").queryAs(TextField.class).isDisabled())
                .isTrue();
        robot.interact(() -> robot.lookup("#setup-revert").queryAs(Button.class).fire());
        assertThat(raw(robot)).isEqualTo(SampleNodes.SEED);
        assertThat(robot.lookup("#config-host").queryAs(TextField.class).isDisabled())
                .isFalse();
    }

    @Test
    void theRangeOfTheSeedIsCountedAndAnOfferTakesItAway(FxRobot robot) {
        await().atMost(SOON)
                .until(() -> robot.lookup("32,770 mappings").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("No range").queryAs(Button.class).fire());
        assertThat(robot.lookup("#setup-ports").queryAs(TextArea.class).getText())
                .isEqualTo("5000:5000/udp\n5001:5001");
        assertThat(robot.lookup("32,770 mappings").tryQuery()).isEmpty();
        robot.interact(() -> robot.lookup("Host network")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        assertThat(robot.lookup("#setup-ports").query().getParent().isVisible()).isFalse();
    }

    @Test
    void aMendIsOneEditThatUndoTakesBack(FxRobot robot) {
        await().atMost(SOON)
                .until(() ->
                        robot.lookup("#lens-mend-all").queryAs(Button.class).isVisible());
        Fleet before = store.state().value().fleet();
        robot.interact(
                () -> robot.lookup("#lens-mend-all").queryAs(Button.class).fire());
        await().atMost(SOON).until(() -> !store.state().value().fleet().equals(before));
        assertThat(saved("node-3").config().orElseThrow())
                .contains("192.0.2.12")
                .contains("x_colour");
        store.undo().toCompletableFuture().join();
        assertThat(store.state().value().fleet()).isEqualTo(before);
    }

    @Test
    void aMeshIsMadeOfTheHosts(FxRobot robot) {
        List<FleetEdit> made = new ArrayList<>();
        robot.interact(() -> section.getScene().setRoot(MeshDialog.mesh(SampleNodes.fleet(), () -> {}, made::add)));
        type(robot, "#mesh-base", "_x");
        assertThat(robot.lookup("#mesh-make").queryAs(Button.class).isDisabled())
                .isTrue();
        type(robot, "#mesh-base", "mosaic");
        robot.interact(() -> robot.lookup("Ring")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        robot.interact(() -> robot.lookup("#mesh-make").queryAs(Button.class).fire());
        assertThat(made).hasSize(1);
        Fleet after = SampleNodes.after(SampleNodes.fleet(), made.getFirst());
        assertThat(after.setups()).extracting(NodeSetup::name).contains("mosaic-1", "mosaic-2", "mosaic-3");
    }

    @Test
    void aPushShowsTheDifferenceFirstAndWhatFailedIsSaidInPlace(FxRobot robot) {
        List<PushReport> done = new ArrayList<>();
        List<Outcome<PushReport>> answers = new ArrayList<>(List.of(
                Outcome.failed(Problem.of("FL-3105", "node-3 keeps its old configuration.", "Look at its log.")),
                Outcome.ok(
                        new PushReport("node-3", "storage-1", true, Optional.empty(), Optional.empty(), List.of()))));
        PushPreview preview = new PushPreview(
                "node-3", "storage-1", false, "/app/mosaic.config", Optional.of(""), List.of("+{}"), Optional.empty());
        PushDialog.Desk desk = new PushDialog.Desk(
                () -> Outcome.ok(preview),
                answers::removeFirst,
                PushDialog.REPLACES,
                Command.of("config", "push", "x"),
                Runnable::run,
                gate);
        robot.interact(
                () -> section.getScene().setRoot(PushDialog.of("node-3", "storage-1", desk, () -> {}, done::add)));
        await().atMost(SOON).until(() -> robot.lookup("+{}").tryQuery().isPresent());
        assertThat(answers).hasSize(2);

        robot.interact(() -> robot.lookup("#push-now").queryAs(Button.class).fire());
        await().atMost(SOON)
                .until(() -> robot.lookup("node-3 keeps its old configuration.")
                        .tryQuery()
                        .isPresent());
        assertThat(done).isEmpty();
        robot.interact(() -> robot.lookup("#push-now").queryAs(Button.class).fire());
        await().atMost(SOON).until(() -> !done.isEmpty());
    }
}
