package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import java.nio.file.Path;
import java.time.Duration;
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

/** The doctor in the real window: a fleet that is well, one whose node was stopped, and the button that starts it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class DoctorJourneyWindowIT {
    @TempDir
    static Path folder;

    private OpenWindow open;

    @Start
    void start(Stage stage) throws InterruptedException {
        open = new OpenWindow(stage, folder.resolve("data"));
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
    void aWellFleetHasNoFindingAndAStoppedNodeIsStartedByItsButton(FxRobot robot) {
        Traveller me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);

        examine(robot, me);
        me.until("nothing found", () -> me.isShown("Nothing found"));
        me.picture("doctor-well");
        me.click("Close");

        Host host = me.fleet().hosts().getFirst();
        RunningContainer victim = me.running()
                .filter(c -> open.lit()
                        .world()
                        .observed()
                        .value()
                        .host(host.id())
                        .containers()
                        .contains(c))
                .findFirst()
                .orElseThrow();
        open.lit().world().engines().of(host).stop(victim.id(), Duration.ofSeconds(5));
        me.until("five nodes run", () -> me.running().count() == 5);

        examine(robot, me);
        me.until("it is named", () -> me.says(victim.name() + " has ended"));
        me.picture("doctor-found");
        me.click("Start " + victim.name());
        me.until("it runs again", () -> me.running().count() == 6);
        me.until("examined again", () -> !me.says(victim.name() + " has ended"));
        assertThat(me.running().map(RunningContainer::name)).contains(victim.name());
    }

    private static void examine(FxRobot robot, Traveller me) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("examine").push(KeyCode.ENTER);
        me.until("the doctor is there", () -> me.isShown("Doctor: everything"));
    }
}
