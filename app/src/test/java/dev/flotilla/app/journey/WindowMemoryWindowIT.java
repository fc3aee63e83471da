package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.ui.window.Section;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the window keeps: what waits, what was done last, where it was; and what it lets one take back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class WindowMemoryWindowIT {
    private static final Path SAMPLE = Path.of("..", "resources", "samples", "three-nodes.yaml")
            .toAbsolutePath()
            .normalize();

    @TempDir
    static Path folder;

    private static int round;
    private Stage first;
    private OpenWindow open;
    private Traveller me;

    @Start
    void start(Stage stage) throws InterruptedException {
        first = stage;
        open = new OpenWindow(stage, folder.resolve("data-" + ++round));
    }

    @Stop
    void stop() {
        open.closeWindow();
    }

    @AfterEach
    void end() {
        open.closeOwner();
    }

    @Test
    void aStackThatWasRemovedWaitsForNothingAndTheLastApplyOutlivesARestart(FxRobot robot) throws InterruptedException {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        me.until("it is applied", () -> me.isShown("Everything applied"));
        robot.interact(() -> open.lit().house().window().go(Section.STACKS));
        me.click("embedded-fleet");
        me.until("it can be removed", () -> me.canUse("#stack-remove"));
        assertThat(me.canUse("#stack-stop")).isTrue();
        me.click("#stack-remove");
        me.click("#remove-confirm");
        me.until("nothing runs", () -> me.running().findAny().isEmpty());
        me.until("what was removed waits for nothing", () -> me.isShown("Everything applied"));
        me.until(
                "nothing is left to stop or to remove", () -> !me.canUse("#stack-stop") && !me.canUse("#stack-remove"));

        robot.interact(open::closeWindow);
        robot.interact(first::close);
        open.closeOwner();
        robot.interact(() -> {
            try {
                open = new OpenWindow(new Stage(), folder.resolve("data-" + round));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        me = new Traveller(robot, open.lit());
        me.until("the last apply is told", () -> me.says("Last apply ") && me.says("changes"));
        me.until("still nothing waits", () -> me.isShown("Everything applied"));
    }

    @Test
    void aStackThatIsClosedComesBackByUndo(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        robot.interact(() -> open.lit().house().openStack(SAMPLE));
        me.until("it is open", () -> me.fleet().stacks().containsKey("three-nodes"));
        me.until("its page is there", () -> me.canUse("#stack-close"));
        assertThat(me.canUse("#stack-stop")).isFalse();
        assertThat(me.canUse("#stack-remove")).isFalse();
        me.picture("stack-planned");
        me.click("#stack-close");
        me.until("it is told", () -> me.isShown("Closed three-nodes"));
        assertThat(me.fleet().stacks()).isEmpty();
        me.picture("stack-closed");
        me.click("Undo");
        me.until("it is back", () -> me.fleet().stacks().containsKey("three-nodes"));
    }

    @Test
    void aStackFileThatIsDroppedAnywhereIsOpened(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.until("the welcome is there", () -> me.isShown("Nothing to apply"));
        robot.interact(() ->
                assertThat(open.lit().house().openDropped(List.of(SAMPLE))).isTrue());
        me.until("its page is there", () -> me.canUse("#stack-close"));
        me.until("without a host nothing can be applied", () -> me.isShown("No host to apply to"));
        robot.interact(() -> assertThat(open.lit().house().openDropped(List.of(SAMPLE, SAMPLE)))
                .isFalse());
    }

    @Test
    void aNarrowWindowHasAButtonForTheListOfStacks(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        robot.interact(() -> open.lit().house().openStack(SAMPLE));
        me.until("its page is there", () -> me.canUse("#stack-close"));
        assertThat(me.canUse(".fl-stack-side")).isTrue();
        robot.interact(() -> first.setWidth(1100));
        me.until("the list gave way", () -> !me.canUse(".fl-stack-side"));
        me.picture("stacks-narrow");
        me.click("#stacks-side-panel");
        me.until("it is there again", () -> me.canUse(".fl-stack-side"));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        me.until("and gone by key", () -> !me.canUse(".fl-stack-side"));
    }

    @Test
    void aHostThatCarriesAStackIsRemovedOnlyAfterAQuestion(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        Host host = me.fleet().hostNamed("local-2").orElseThrow();
        robot.interact(() -> open.lit().house().removeHosts(List.of(host.id())));
        me.until(
                "it is asked",
                () -> me.says("local-2, which carries 2 containers of stack embedded-fleet")
                        && me.says("lives inside Flotilla and ends with it"));
        me.picture("remove-carrying-host");
        assertThat(me.fleet().hostNamed("local-2")).isPresent();
        me.click("#selected-confirm");
        me.until("it is gone", () -> me.fleet().hostNamed("local-2").isEmpty());
    }

    @Test
    void thePlaceOfTheWindowIsKeptWhileItIsOpen(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        robot.interact(() -> {
            first.setX(20);
            first.setY(30);
            first.setWidth(1310);
            first.setHeight(820);
        });
        me.until(
                "it is stored",
                () -> open.lit()
                        .world()
                        .settings()
                        .get("window.place")
                        .filter("[20,30,1310,820,0]"::equals)
                        .isPresent());
    }
}
