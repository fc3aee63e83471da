package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.docker.embedded.EmbeddedAddress;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.ui.canvas.paint.MapView.Carried;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.window.Section;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A service is dragged to another machine: what would change is seen first, and can be taken back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class MoveJourneyWindowIT {
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
    void aServiceGoesToAnotherHostByHand(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        host("local-1", HostStatus.ACTIVE);
        host("local-2", HostStatus.ACTIVE);
        host("local-3", HostStatus.MAINTENANCE);
        run();
        HostId from = hostOf("node-b");
        HostId to = from.value().equals("local-1") ? new HostId("local-2") : new HostId("local-1");

        robot.drag(me.onCanvas(item("node-b")), MouseButton.PRIMARY)
                .moveTo(me.onCanvas(new Item.OfHost(new HostId("local-3"))));
        me.until("a host in maintenance refuses", () -> says() == Carried.Says.REFUSES);
        assertThat(canvas().passing().carried().orElseThrow().words()).isEqualTo("Its status is maintenance.");
        robot.moveTo(me.onCanvas(new Item.OfHost(to)));
        me.until("the other takes it", () -> says() == Carried.Says.FITS);
        me.picture("move");
        robot.drop();
        me.until("the plan is shown", () -> me.isShown("Plan for three-nodes") && me.canUse("#plan-primary"));
        me.picture("move-plan");
        assertThat(pins()).isEqualTo(Map.of("node-b", to));
        assertThat(hostOf("node-b")).as("no machine was changed").isEqualTo(from);

        me.click("Cancel");
        me.until("it says that the edit waits", () -> me.isShown("node-b is to go to " + to.value()));
        me.click("Undo");
        me.until("it is taken back", () -> pins().isEmpty());

        robot.drag(me.onCanvas(item("node-b")), MouseButton.PRIMARY).moveTo(me.onCanvas(new Item.OfHost(to)));
        robot.drop();
        me.until("the plan is shown again", () -> me.isShown("Plan for three-nodes") && me.canUse("#plan-primary"));
        me.click("#plan-primary");
        me.until("it runs there", () -> hostOf("node-b").equals(to));
    }

    @Test
    void theListOfHostsSaysTheSame(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        host("local-1", HostStatus.ACTIVE);
        host("local-2", HostStatus.ACTIVE);
        host("local-3", HostStatus.MAINTENANCE);
        run();
        String to = hostOf("node-b").value().equals("local-1") ? "local-2" : "local-1";
        robot.clickOn(me.onCanvas(item("node-b"))).push(KeyCode.M);
        me.until("the verdicts are there", () -> me.isShown("Its status is maintenance."));
        me.picture("move-dialog");
        assertThat(me.canUse("#move-to-local-3")).isFalse();
        me.click("#move-to-" + to);
        me.click("#move-primary");
        me.until("it is wished there", () -> pins().equals(Map.of("node-b", new HostId(to))));
    }

    private void host(String name, HostStatus status) {
        Host host = Host.of(new HostId(name), name, new EngineAddress.Embedded());
        Host ready = new Host(
                host.id(),
                name,
                host.engine(),
                host.address(),
                host.datacenter(),
                new TreeMap<>(),
                status,
                host.declared(),
                host.reservePercent());
        open.lit()
                .world()
                .store()
                .submit(new FleetEdit.AddHost(EmbeddedAddress.given(ready, me.fleet()), Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    private void run() {
        open.lit().gate().execute(() -> open.lit().house().openStack(SAMPLE));
        me.click("#stack-plan");
        me.until("it can be applied", () -> me.canUse("#plan-primary"));
        me.click("#plan-primary");
        me.until("three nodes run", () -> me.running().count() == 3);
        me.until("it is applied", () -> me.isShown("Everything applied"));
        open.lit().gate().execute(() -> {
            open.lit().house().window().openActivity(false);
            open.lit().house().window().go(Section.FLEET);
        });
        me.until(
                "they are on the map",
                () -> canvas().shown().map().hosts().stream()
                                .mapToInt(h -> h.rows().size())
                                .sum()
                        == 3);
    }

    private FleetCanvas canvas() {
        return open.lit().house().window().canvas();
    }

    private Carried.Says says() {
        return canvas().passing().carried().map(Carried::says).orElse(Carried.Says.NOTHING);
    }

    private Item item(String service) {
        return open.lit().world().observed().value().hosts().values().stream()
                .flatMap(h -> h.containers().stream()
                        .filter(c -> c.isRunning() && c.label(Labels.SERVICE).equals(Optional.of(service)))
                        .map(c -> (Item) new Item.OfContainer(h.host(), c.id())))
                .findFirst()
                .orElseThrow();
    }

    private HostId hostOf(String service) {
        return item(service).host();
    }

    private Map<String, HostId> pins() {
        return Optional.ofNullable(me.fleet().stacks().get("three-nodes"))
                .orElseThrow()
                .pins();
    }
}
