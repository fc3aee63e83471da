package dev.flotilla.app.ui.monitor.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The form of a node and the dialog of the listening port, by keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class NodeFormWindowIT {
    private final List<FleetEdit> edits = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Outcome<Optional<Integer>> port = Outcome.ok(Optional.of(5600));
    private Theme theme;
    private Modals modals;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private Optional<Problem> taken = Optional.empty();

    private static Fleet fleet() {
        return switch (FleetRules.apply(
                Fleets.lab().fleet(), new FleetEdit.AddNode(Node.of("mosaic-9", "192.0.2.9")))) {
            case Outcome.Ok<Fleet>(Fleet fleet) -> fleet;
            case Outcome.Failed<Fleet> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }

    private void form(FxRobot robot, Node node, Optional<String> editing) {
        robot.interact(() -> modals.show(
                NodeForm.of(node, editing, NodeFormWindowIT::fleet, n -> taken, new FxGate(), modals::close, edit -> {
                    edits.add(edit);
                    modals.close();
                })));
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup((javafx.scene.Node n) ->
                        n instanceof Labeled l && String.valueOf(l.getText()).contains(words) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    @Test
    void aNodeIsAddedByKeyboardAlone(FxRobot robot) {
        form(robot, Node.of("", ""), Optional.empty());
        robot.write("mosaic-10").push(KeyCode.TAB).write("192.0.2.10").push(KeyCode.ENTER);
        assertThat(edits).containsExactly(new FleetEdit.AddNode(Node.of("mosaic-10", "192.0.2.10")));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndTheFocusGoesThere(FxRobot robot) {
        form(robot, Node.of("", "192.0.2.10"), Optional.empty());
        robot.clickOn("#node-heartbeat")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("70000")
                .push(KeyCode.TAB);
        assertThat(isSeen(robot, "Ports end at 65535.")).isTrue();
        robot.clickOn("#node-host")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("0.0.0.0")
                .push(KeyCode.ENTER);
        assertThat(isSeen(robot, "that is every address of a machine")).isTrue();
        assertThat(robot.lookup("#node-name").query().isFocused()).isTrue();
        assertThat(edits).isEmpty();
        robot.interact(() -> Picture.shot("node-form-errors", modals.getScene()));
    }

    @Test
    void aNodeAtTheSamePlaceIsRefusedWithItsReason(FxRobot robot) {
        form(robot, Node.of("other", "192.0.2.9"), Optional.empty());
        robot.clickOn("#node-save");
        assertThat(isSeen(robot, "\"mosaic-9\" is the node at 192.0.2.9:5000 already."))
                .isTrue();
        assertThat(edits).isEmpty();
    }

    @Test
    void aNodeIsChangedUnderItsOldName(FxRobot robot) {
        form(robot, fleet().nodes().getFirst(), Optional.of("mosaic-9"));
        robot.clickOn("#node-http").write("http://192.0.2.9:50051").push(KeyCode.ENTER);
        assertThat(edits)
                .containsExactly(new FleetEdit.ChangeNode(
                        "mosaic-9", Node.of("mosaic-9", "192.0.2.9").withHttp(Optional.of("http://192.0.2.9:50051"))));
    }

    @Test
    void aPortThatIsTakenStaysInTheDialog(FxRobot robot) {
        port = Outcome.failed(Problem.of("FL-5001", "Port 5000/udp is taken by mosaic.", "Choose another port."));
        robot.interact(() -> modals.show(ListenDialog.of(
                Optional.empty(),
                (wished, answer) -> {
                    asked.add("listen " + wished.map(String::valueOf).orElse("no more"));
                    answer.accept(port);
                },
                modals::close)));
        robot.push(KeyCode.ENTER);
        // The keyboard may repeat the key while it is held.
        assertThat(asked).isNotEmpty().containsOnly("listen 5000");
        assertThat(isSeen(robot, "Port 5000/udp is taken by mosaic.")).isTrue();
        robot.interact(() -> Picture.shot("listen-taken", modals.getScene()));
        port = Outcome.ok(Optional.of(5600));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("5600").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).endsWith("listen 5600");
        assertThat(modals.isShowing()).isFalse();
    }

    @Test
    void theNameOfANodeInAContainerIsRefusedInTheForm(FxRobot robot) {
        taken = Optional.of(Problem.of("FL-1041", "\"web\" is the node in a container on gpu-1.", "Choose another."));
        form(robot, Node.of("web", "192.0.2.99"), Optional.empty());
        robot.interact(() -> robot.lookup("#node-save").queryButton().fire());
        assertThat(edits).isEmpty();
        assertThat(robot.lookup(".text").queryAllAs(javafx.scene.text.Text.class))
                .extracting(javafx.scene.text.Text::getText)
                .anyMatch(text -> text.contains("is the node in a container on gpu-1"));
    }

    @Test
    void theFileOfAKeyStaysWhenANodeIsChanged(FxRobot robot) {
        form(robot, Node.of("web", "192.0.2.99").withKeyFile(Optional.of("/etc/shared.key")), Optional.empty());
        robot.interact(() -> robot.lookup("#node-save").queryButton().fire());
        assertThat(edits)
                .containsExactly(new FleetEdit.AddNode(
                        Node.of("web", "192.0.2.99").withKeyFile(Optional.of("/etc/shared.key"))));
    }
}
