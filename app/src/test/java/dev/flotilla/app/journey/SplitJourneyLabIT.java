package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.ui.canvas.paint.MapView.Carried;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.window.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

/** A worker is dragged to another real engine: the assistant asks, a forwarder is made, and all of it is taken back. */
@NeedsLab(secured = 2)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class SplitJourneyLabIT {
    private static final String TEXT = """
            name: sj
            services:
              redis: {image: redis:7}
              worker:
                image: redis:7
                command: sleep 10000
                init: true
                environment:
                  REDIS_URL: redis://redis:6379/0 # by its name
            """;

    @TempDir
    static Path folder;

    private static int round;

    private final Lab lab;
    private OpenWindow open;
    private Traveller me;

    SplitJourneyLabIT(Lab lab) {
        this.lab = lab;
    }

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
        lab.secured()
                .subList(0, 2)
                .forEach(m -> lab.exec(
                        m,
                        "sh",
                        "-c",
                        "docker ps -aq --filter label=dev.flotilla.stack=sj | xargs -r docker rm -f -v;"
                                + " docker network rm sj_default; true"));
    }

    @Test
    void aDragAcrossTheBorderKeepsTheSiblingsName(FxRobot robot) throws Exception {
        me = new Traveller(robot, open.lit());
        Path file = Files.writeString(folder.resolve("compose.yml"), TEXT);
        lab.secured().subList(0, 2).forEach(this::host);
        run(file);
        HostId from = hostOf("worker");
        HostId to = new HostId(lab.secured()
                .get(from.value().equals(lab.secured().get(0).name()) ? 1 : 0)
                .name());

        drag(robot, to);
        me.until("the assistant asks", () -> me.isShown("worker \u2192 redis") && me.canUse("#split-primary"));
        me.picture("split-assistant-window");
        me.click("#split-worker-redis-endpoint");
        me.until("the value is shown before and after", () -> me.isShown("redis://redis:6379/0"));
        me.click("#split-worker-redis-forwarder");
        me.until("a forwarder again", () -> me.isShown("Move worker, add 1 forwarder") && me.canUse("#split-primary"));
        me.click("#split-primary");
        me.until("the plan is shown", () -> me.canUse("#plan-primary"));
        me.picture("split-plan-window");
        assertThat(Files.readString(file)).contains("redis-for-" + to.value(), "redis://redis:6379/0 # by its name");

        me.click("Cancel");
        me.until("it says that the edit waits", () -> me.isShown("worker is to go to " + to.value()));
        me.click("Undo");
        me.until("move and file are taken back", () -> Files.readString(file).equals(TEXT) && pins().isEmpty());

        applied(robot, to);
        LabHost machine = lab.secured().stream()
                .filter(m -> m.name().equals(to.value()))
                .findFirst()
                .orElseThrow();
        assertThat(lab.docker(machine, "exec", "sj-worker", "redis-cli", "-u", "redis://redis:6379/0", "ping"))
                .contains("PONG");
        open.lit().gate().execute(() -> open.lit().house().window().openActivity(false));
        me.picture("split-canvas-window");

        drag(robot, from);
        me.until("home again", () -> me.isShown("Move worker, remove 1 forwarder") && me.canUse("#split-primary"));
        me.picture("split-home-window");
        me.click("#split-primary");
        me.until("the plan home is there", () -> me.canUse("#plan-primary"));
        assertThat(Files.readString(file)).isEqualTo(TEXT);
    }

    @Test
    void aPlacementThatPartsTwoOffersTheAssistantBeforeAnythingRuns(FxRobot robot) throws Exception {
        me = new Traveller(robot, open.lit());
        String spread = TEXT + "x-flotilla: {strategy: spread}\n";
        Path file = Files.writeString(folder.resolve("spread.yml"), spread);
        lab.secured().subList(0, 2).forEach(this::host);
        open.lit().gate().execute(() -> open.lit().house().openStack(file));
        me.click("#stack-plan");
        me.until("the plan breaks a name", () -> me.canUse("#plan-split"));
        me.click("#plan-split");
        me.until("the assistant asks", () -> me.isShown("Keep this, add 1 forwarder") && me.canUse("#split-primary"));
        me.picture("split-placement-window");
        me.click("#split-primary");
        me.until("the plan breaks none", () -> me.canUse("#plan-primary") && !me.canUse("#plan-split"));

        assertThat(Files.readString(file)).contains("redis-for-");
        assertThat(pins()).containsOnlyKeys("redis", "worker");
        assertThat(me.running()).isEmpty();
        me.click("Cancel");
        me.until("it can be taken back", () -> me.isShown("The file of sj was rewritten"));
        me.click("Undo");
        me.until("it is taken back", () -> Files.readString(file).equals(spread) && pins().isEmpty());
    }

    private void applied(FxRobot robot, HostId to) {
        drag(robot, to);
        me.until("the assistant asks again", () -> me.canUse("#split-primary"));
        me.click("#split-primary");
        me.until("the plan is there", () -> me.canUse("#plan-primary"));
        me.click("#plan-primary");
        me.until(
                "a healthy forwarder beside the worker",
                () -> hostOf("worker").equals(to)
                        && container("redis-for-" + to.value()).health() == ContainerHealth.HEALTHY);
        me.until("it is applied", () -> me.isShown("Everything applied"));
    }

    private void drag(FxRobot robot, HostId to) {
        robot.drag(me.onCanvas(item("worker")), MouseButton.PRIMARY).moveTo(me.onCanvas(new Item.OfHost(to)));
        me.until(
                "the other takes it",
                () -> canvas().passing().carried().map(Carried::says).equals(Optional.of(Carried.Says.FITS)));
        robot.drop();
    }

    private void host(LabHost machine) {
        Host host = Host.of(
                new HostId(machine.name()),
                machine.name(),
                new EngineAddress.Tcp(
                        machine.tcp().getHost(), machine.tcp().getPort(), Optional.of(lab.certificates())));
        open.lit()
                .world()
                .store()
                .submit(new FleetEdit.AddHost(host, Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    private void run(Path file) {
        open.lit().gate().execute(() -> open.lit().house().openStack(file));
        me.click("#stack-plan");
        me.until("it can be applied", () -> me.canUse("#plan-primary"));
        me.click("#plan-primary");
        me.until("two run", () -> me.running().count() == 2);
        me.until("it is applied", () -> me.isShown("Everything applied"));
        open.lit().gate().execute(() -> {
            open.lit().house().window().openActivity(false);
            open.lit().house().window().go(Section.FLEET);
        });
        me.until("they are on the map", () -> rows() == 2);
    }

    private int rows() {
        return canvas().shown().map().hosts().stream()
                .mapToInt(h -> h.rows().size())
                .sum();
    }

    private FleetCanvas canvas() {
        return open.lit().house().window().canvas();
    }

    private RunningContainer container(String service) {
        return found(service).getValue();
    }

    private Map.Entry<HostId, RunningContainer> found(String service) {
        return open.lit().world().observed().value().hosts().values().stream()
                .flatMap(h -> h.containers().stream()
                        .filter(c -> c.isRunning() && c.label(Labels.SERVICE).equals(Optional.of(service)))
                        .map(c -> Map.entry(h.host(), c)))
                .findFirst()
                .orElseThrow();
    }

    private Item item(String service) {
        var found = found(service);
        return new Item.OfContainer(found.getKey(), found.getValue().id());
    }

    private HostId hostOf(String service) {
        return found(service).getKey();
    }

    private Map<String, HostId> pins() {
        return Optional.ofNullable(me.fleet().stacks().get("sj")).orElseThrow().pins();
    }
}
