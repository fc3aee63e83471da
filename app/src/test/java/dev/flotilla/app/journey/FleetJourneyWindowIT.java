package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.ui.window.Section;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** From an empty window to a stack that runs on hosts that were dragged in, and back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class FleetJourneyWindowIT {
    private static final Path SAMPLE = Path.of("..", "resources", "samples", "three-nodes.yaml")
            .toAbsolutePath()
            .normalize();

    @TempDir
    static Path folder;

    private static int round;
    private OpenWindow open;
    private Traveller me;

    @Start
    void start(Stage stage) throws InterruptedException {
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
    void hostsAreDraggedInAStackIsAppliedWatchedAndTakenAway(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        threeHosts();
        undoAndRedo();
        apply();
        watch(robot);
        takeAway(robot);
    }

    private void threeHosts() {
        me.picture("welcome");
        me.click("Add host");
        me.click("Embedded");
        me.type("#host-name", "local-1");
        me.picture("host-form");
        me.click("#host-save");
        me.until("one host", () -> me.fleet().hosts().size() == 1);
        me.drag("#palette-box", .6, .3);
        me.type("#host-name", "local-2");
        me.click("#host-test");
        me.until(
                "the test says so",
                () -> me.isShown("An embedded engine lives inside Flotilla; there is nothing to connect to."));
        me.picture("host-tested");
        me.click("#host-save");
        me.until("two hosts", () -> me.fleet().hosts().size() == 2);
        assertThat(me.fleet().spots().keySet())
                .as("what was dropped has a spot of its own")
                .contains(me.fleet().hostNamed("local-2").orElseThrow().id());
        me.drag("#palette-box", .6, .7);
        me.type("#host-name", "local-3");
        me.click("#host-save");
        me.until("three hosts", () -> me.fleet().hosts().size() == 3);
    }

    private void undoAndRedo() {
        me.click("#undo");
        me.until("the last host is taken back", () -> me.fleet().hosts().size() == 2);
        me.until("it is gone from the canvas", () -> canvasHosts() == 2);
        me.click("#redo");
        me.until("and comes again", () -> canvasHosts() == 3);
    }

    private int canvasHosts() {
        return open.lit().house().window().canvas().shown().hosts().size();
    }

    private void apply() {
        open.lit().gate().execute(() -> open.lit().house().openStack(SAMPLE));
        me.until("score cards", () -> me.isShown("Why there"));
        me.picture("stack");
        me.click("#stack-plan");
        me.until("the plan is ready", () -> me.isShown("Plan for three-nodes"));
        me.until("it can be applied", () -> me.canUse("#plan-primary"));
        me.picture("plan");
        me.click("#plan-primary");
        me.until("three nodes run", () -> me.running().count() == 3);
        me.until("it is applied", () -> me.isShown("Everything applied"));
    }

    private void watch(FxRobot robot) {
        robot.interact(() -> open.lit().house().window().go(Section.FLEET));
        me.until("the tree names a node", () -> me.isShown("node-b"));
        me.picture("activity");
        robot.interact(() -> open.lit().house().window().openActivity(false));
        me.picture("canvas");
        me.click("node-b");
        me.click("#tab-logs");
        me.until("the log is live", () -> me.logLines() > 0);
        int lines = me.logLines();
        me.until("it goes on", () -> me.logLines() > lines);
        me.picture("log");
        me.click("#tab-environment");
        me.picture("environment");
    }

    private void takeAway(FxRobot robot) {
        robot.interact(() -> open.lit().house().openStack(SAMPLE));
        me.click("#stack-stop");
        me.picture("stop");
        me.click("#stop-confirm");
        me.until("nothing runs", () -> me.running().count() == 0);
        me.click("#stack-remove");
        me.picture("remove");
        me.click("#remove-confirm");
        me.until(
                "nothing is left",
                () -> open.lit().world().observed().value().hosts().values().stream()
                        .allMatch(host -> host.containers().isEmpty()));
        robot.interact(() -> open.lit().house().window().go(Section.HISTORY));
        me.until("history tells of it", () -> me.isShown("Remove three-nodes"));
        me.picture("history");
    }

    @Test
    @NeedsLab(secured = 1)
    void aDockerHostIsAddedOverTls(FxRobot robot, Lab lab) {
        me = new Traveller(robot, open.lit());
        LabHost machine = lab.secured().getFirst();
        me.click("Add host");
        me.click("TCP with TLS");
        me.type("#host-name", machine.name());
        me.type("#host-engine", machine.tcp().toString());
        me.type("#host-tls-dir", lab.certificates().toString());
        me.click("#host-test");
        me.until("the version is known", () -> me.isSaid("Resources: done"));
        me.picture("host-tls");
        me.click("#host-save");
        me.until(
                "the engine answers",
                () -> me.fleet().hosts().stream()
                        .map(Host::id)
                        .anyMatch(id ->
                                open.lit().world().observed().value().host(id).answers()));
        me.picture("canvas-docker");
    }
}
