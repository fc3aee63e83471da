package dev.flotilla.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.ui.inspector.load.LoadHistory;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.sample.SampleEngine;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class InspectorWindowIT {
    private static final Item API =
            new Item.OfContainer(SampleFleet.GPU_1, new ContainerId(String.format("%064x", 12)));

    private final SampleEngine engine = new SampleEngine();
    private final SignalSource<ObservedFleet> observed = new SignalSource<>(SampleStack.observed());
    private final List<Item> shown = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Theme theme;
    private Selection selection;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        selection = new Selection();
        Scene scene = new Scene(new StackPane(inspector(selection)), 336, 960);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private Inspector inspector(Selection of) {
        Engines engines = new Engines() {
            @Override
            public Engine of(Host host) {
                return engine.of(host);
            }
        };
        return new Inspector(
                new InspectorWorld(
                        engines,
                        Runnable::run,
                        new FxGate(),
                        () -> SampleFleet.NOW,
                        ZoneOffset.UTC,
                        loads(),
                        stack -> new StackInsight(Optional.empty(), Optional.of(SampleStack.placement())),
                        new Silent()),
                SampleFleet::fleet,
                observed,
                of);
    }

    private static LoadHistory loads() {
        LoadHistory loads = new LoadHistory();
        for (int i = 180; i > 0; i--) {
            loads.take(SampleStack.observed(i));
        }
        return loads;
    }

    private final class Silent implements InspectorDeeds {
        @Override
        public void editHost(Host host) {}

        @Override
        public void removeHost(Host host) {}

        @Override
        public void move(Host from, RunningContainer container) {}

        @Override
        public void show(Item item) {
            shown.add(item);
        }

        @Override
        public void showScores(Placement placement, String instance) {
            asked.add(instance);
        }

        @Override
        public void tell(String title, String detail) {}

        @Override
        public void failed(Problem problem) {}

        @Override
        public void close() {}
    }

    @Test
    void theLogIsFollowedSearchedAndPaused(FxRobot robot) {
        robot.interact(() -> selection.only(API));
        robot.clickOn("Logs");
        for (int i = 0; i < 3_000; i++) {
            engine.write("GET /healthz " + i);
        }
        engine.write("error: no such table");
        ListView<?> log = robot.lookup(".fl-log").queryAs(ListView.class);
        await().until(() -> log.getItems().size() == 1_000);
        assertThat(log.getItems().getLast().toString()).contains("no such table");

        robot.clickOn(".fl-search .text-field").write("TABLE");
        assertThat(robot.lookup("1 of 1").tryQuery()).isPresent();
        assertThat(robot.lookup(".fl-log-hit").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("table");

        robot.clickOn(
                robot.lookup((Node n) -> "Pause".equals(n.getAccessibleText())).<Node>query());
        engine.write("while paused");
        assertThat(robot.lookup("Paused").tryQuery()).isPresent();
        robot.clickOn(
                robot.lookup((Node n) -> "Go on".equals(n.getAccessibleText())).<Node>query());
        await().until(() -> log.getItems().getLast().toString().contains("while paused"));

        robot.interact(selection::clear);
        assertThat(engine.closedLogs()).isEqualTo(1);
    }

    @Test
    void aSecretIsShownOnRequestAlone(FxRobot robot) {
        robot.interact(() -> selection.only(API));
        robot.clickOn("#tab-environment");
        assertThat(robot.lookup("production").tryQuery()).isPresent();
        assertThat(robot.lookup("correct horse").tryQuery()).isEmpty();
        robot.clickOn("#reveal-POSTGRES_PASSWORD");
        assertThat(robot.lookup("correct horse").tryQuery()).isPresent();
        robot.clickOn("#tab-ports").clickOn("#tab-environment");
        assertThat(robot.lookup("correct horse").tryQuery()).isEmpty();
    }

    @Test
    void whomItTalksToIsAClickAway(FxRobot robot) {
        robot.interact(() -> selection.only(API));
        assertThat(robot.lookup("POSTGRES_ENDPOINT=192.0.2.20:5432").tryQuery()).isPresent();
        robot.clickOn("#go-postgres").clickOn("#go-web");
        assertThat(shown)
                .containsExactly(
                        new Item.OfContainer(SampleFleet.STORAGE_1, new ContainerId(String.format("%064x", 14))),
                        new Item.OfContainer(SampleFleet.GPU_1, new ContainerId(String.format("%064x", 11))));
        robot.clickOn("#show-score-card");
        assertThat(asked).containsExactly("api");
    }

    @Test
    void theOverviewKeepsItsPlaceWhileFiguresChange(FxRobot robot) {
        robot.interact(() -> selection.only(API));
        Node chart = robot.lookup(".fl-load-plot").query();
        Node go = robot.lookup("#go-postgres").query();
        Node logs = robot.lookup("Logs").query();
        robot.interact(logs::requestFocus);
        robot.interact(() -> observed.publish(SampleStack.observed(-1)));
        await().until(() -> robot.lookup("0.55 cores, 212 MiB").tryQuery().isPresent());
        assertThat(robot.lookup(".fl-load-plot").<Node>query()).isSameAs(chart);
        assertThat(robot.lookup("#go-postgres").<Node>query()).isSameAs(go);
        assertThat(logs.isFocused()).as("the focus stays").isTrue();
    }

    @Test
    void pictures(FxRobot robot) {
        for (Item item : List.of(API, new Item.OfHost(SampleFleet.GPU_1), new Item.OfHost(SampleFleet.STORAGE_1))) {
            String name = item instanceof Item.OfContainer
                    ? "inspector-container"
                    : "inspector-host-" + item.host().value().substring(0, 4);
            robot.interact(() -> Picture.both(name, 336, 960, theme, () -> {
                Selection own = new Selection();
                own.only(item);
                return inspector(own);
            }));
        }
        robot.interact(() -> selection.only(API));
        await().until(() -> robot.lookup("#show-score-card").tryQuery().isPresent());
        robot.interact(() -> Picture.shot(
                "inspector-overview",
                robot.lookup(".fl-inspector").<Node>query().getScene()));
        robot.clickOn("Logs");
        for (String line : List.of(
                "listening on 3000",
                "GET /healthz 200 in 4 ms",
                "GET /orders 500 in 31 ms",
                "error: relation orders is missing")) {
            engine.write(line);
        }
        await().until(() ->
                robot.lookup(".fl-log").queryAs(ListView.class).getItems().size() == 4);
        robot.clickOn(".fl-search .text-field").write("orders");
        robot.interact(() -> Picture.shot(
                "inspector-log", robot.lookup(".fl-inspector").<Node>query().getScene()));
        assertThat(Path.of("target/pictures/inspector-log.png")).isNotEmptyFile();
    }
}
