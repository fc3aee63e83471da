package dev.flotilla.app.ui.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.ui.deploy.ScoreCardView;
import dev.flotilla.app.ui.deploy.ScoreTable;
import dev.flotilla.app.ui.history.HistoryView;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.ports.FleetTable;
import dev.flotilla.app.ui.ports.PortsView;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class StacksWindowIT {
    private static final String STACK = """
            name: my-app
            services:
              web:
                image: nginx:1.29
                ports: ["8080:80"]
                depends_on: [api]
              api:
                image: myapp/api:latest
                ports: ["3000:3000"]
              postgres:
                image: postgres:14
                ports: ["5432:5432"]
              redis:
                image: redis:7.4
            """;

    @TempDir
    static Path folder;

    private final List<String> deeds = new ArrayList<>();
    private Fleet fleet = SampleFleet.fleet();
    private Theme theme;
    private StacksModel model;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(folder.resolve("compose.yml"), STACK);
        Files.writeString(
                folder.resolve("broken.yml"), "services:\n  web:\n    image: nginx\n    ports: [\"99999:80\"]\n");
        theme = new Theme();
        model = new StacksModel(new Desk(), () -> fleet, Runnable::run, Runnable::run);
        Scene scene = new Scene(section(), 1440, 860);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private HBox section() {
        StackCentre centre = new StackCentre(model, new Deeds(), () -> fleet, StacksWindowIT::scores);
        StackSide side = new StackSide(model, centre::chooseFile);
        side.setPrefWidth(248);
        side.setMinWidth(248);
        List<StackRow> rows = fleet.stacks().values().stream()
                .map(stack -> StackRow.of(
                        stack,
                        fleet,
                        SampleFleet.observed(),
                        StackStates.of(
                                stack.name(), StackStates.seen(fleet, SampleFleet.observed()), List.of(), Set.of())))
                .toList();
        side.show(rows);
        centre.show(rows);
        HBox.setHgrow(centre, Priority.ALWAYS);
        return new HBox(side, centre);
    }

    private static ScoreCardView scores(Placement placement) {
        ScoreCardView view = new ScoreCardView();
        view.show(placement.cards().stream()
                .map(c -> ScoreTable.of(c, placement.strategy(), SampleFleet.fleet()))
                .toList());
        return view;
    }

    private final class Desk implements StackDesk {
        @Override
        public Outcome<Stack> read(Path file) {
            return new StackFiles().read(file, Map.of()).map(StackReading::stack);
        }

        @Override
        public Outcome<Placement> place(WishedStack stack) {
            return Outcome.ok(SamplePlan.placement());
        }

        @Override
        public Outcome<Fleet> submit(FleetEdit edit) {
            Outcome<Fleet> after = FleetRules.apply(fleet, edit);
            if (after instanceof Outcome.Ok<Fleet>(Fleet next)) {
                fleet = next;
            }
            return after;
        }
    }

    private final class Deeds implements StackDeeds {
        @Override
        public void edit(Path file, Runnable saved) {
            deeds.add("edit " + file.getFileName());
        }

        @Override
        public void plan(String stack) {
            deeds.add("plan " + stack);
        }

        @Override
        public void stop(String stack) {
            deeds.add("stop " + stack);
        }

        @Override
        public void remove(String stack) {
            deeds.add("remove " + stack);
        }

        @Override
        public void examine(String stack) {
            deeds.add("examine " + stack);
        }

        @Override
        public void export(String stack) {
            deeds.add("export " + stack);
        }

        @Override
        public void closed(String stack) {
            deeds.add("closed " + stack);
        }

        @Override
        public void failed(Problem problem) {
            deeds.add(problem.code());
        }
    }

    @Test
    void aFileIsOpenedItsStrategyChosenAndItsPlanAskedFor(FxRobot robot) {
        robot.interact(() -> model.open(folder.resolve("compose.yml")));
        assertThat(fleet.stacks()).containsKey("my-app");
        robot.clickOn("#strategy-spread");
        assertThat(fleet.stacks().values())
                .extracting(WishedStack::strategy)
                .containsExactly(java.util.Optional.of("spread"));
        assertThat(((StacksModel.Shown.Open) model.shown().value()).strategy()).isEqualTo(Strategy.SPREAD);
        robot.clickOn("#stack-plan");
        robot.clickOn("#stack-export");
        robot.clickOn("#stack-examine");
        assertThat(deeds).containsExactly("plan my-app", "export my-app", "examine my-app");
    }

    @Test
    void aComposeFileIsEditedBeRightOrWrong(FxRobot robot) {
        robot.interact(() -> model.open(folder.resolve("compose.yml")));
        robot.clickOn("#stack-edit");
        robot.interact(() -> model.open(folder.resolve("broken.yml")));
        robot.clickOn("Edit");
        assertThat(deeds).containsExactly("edit compose.yml", "edit broken.yml");
    }

    @Test
    void aStackThatIsClosedIsToldSoThatItCanBeUndone(FxRobot robot) {
        robot.interact(() -> model.open(folder.resolve("compose.yml")));
        robot.clickOn("#stack-close");
        assertThat(deeds).containsExactly("closed my-app");
        assertThat(fleet.stacks()).isEmpty();
    }

    private boolean drop(FxRobot robot, Path... files) {
        StackCentre centre = robot.lookup(".fl-stack-centre").queryAs(StackCentre.class);
        List<Boolean> taken = new ArrayList<>();
        robot.interact(() -> taken.add(centre.dropped(List.of(files))));
        return taken.getFirst();
    }

    @Test
    void aFileThatIsDroppedIsOpened(FxRobot robot) {
        assertThat(drop(robot, folder.resolve("compose.yml"))).isTrue();
        assertThat(fleet.stacks()).containsKey("my-app");
        assertThat(model.shown().value()).isInstanceOf(StacksModel.Shown.Open.class);
    }

    private StacksModel.Shown.Unreadable unreadable() {
        return (StacksModel.Shown.Unreadable) model.shown().value();
    }

    @Test
    void whatIsDroppedAndIsNoStackGetsASentence(FxRobot robot) {
        drop(robot, folder.resolve("broken.yml"));
        assertThat(model.shown().value()).isInstanceOf(StacksModel.Shown.Unreadable.class);
        drop(robot, folder);
        StacksModel.Shown.Unreadable ofFolder = unreadable();
        assertThat(ofFolder.file()).isEqualTo(folder.toString());
        assertThat(ofFolder.errors().getFirst().message()).isNotBlank();
        assertThat(drop(robot, folder.resolve("broken.yml"), folder.resolve("compose.yml")))
                .isFalse();
        assertThat(deeds).containsExactly("FL-2329");
    }

    @Test
    void aBrokenFileTellsWhere(FxRobot robot) {
        robot.interact(() -> model.open(folder.resolve("broken.yml")));
        StacksModel.Shown.Unreadable shown = unreadable();
        assertThat(shown.errors().getFirst().place()).startsWith("broken.yml, line 4, column");
        assertThat(robot.lookup(shown.errors().getFirst().message()).tryQuery()).isPresent();
    }

    @Test
    void errorsNameFileLineColumnAndKey() {
        Place place = new Place("/srv/stacks/app.yml", 3, 7, "services.web");
        assertThat(ReadError.of(Problem.of("FL-2003", "", "").at(place)).place())
                .isEqualTo("app.yml, line 3, column 7, services.web");
    }

    @Test
    void pictures(FxRobot robot) {
        robot.interact(() -> model.open(folder.resolve("compose.yml")));
        robot.interact(() -> Picture.both("stacks", 1440, 860, theme, this::section));
        robot.interact(() -> model.open(folder.resolve("broken.yml")));
        robot.interact(() -> Picture.both("stacks-unreadable", 1440, 500, theme, this::section));
        robot.interact(() -> Picture.both("ports", 1284, 400, theme, StacksWindowIT::ports));
        robot.interact(() -> Picture.both("fleet-table", 1284, 460, theme, StacksWindowIT::table));
        List<HistoryView> history = new ArrayList<>();
        robot.interact(() -> history.add(history()));
        HBox.setHgrow(history.getFirst(), Priority.ALWAYS);
        robot.interact(history.getFirst()::refresh);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Picture.both("history", 1284, 700, theme, () -> new HBox(history.getFirst())));
        assertThat(Path.of("target/pictures/history-dark.png")).isNotEmptyFile();
    }

    private static PortsView ports() {
        return new PortsView(
                SampleFleet::fleet, new SignalSource<>(SampleFleet.observed()), new FxGate(), new Selection());
    }

    private static FleetTable table() {
        return new FleetTable(
                SampleFleet::fleet,
                new SignalSource<>(SampleFleet.observed()),
                new FxGate(),
                () -> SampleFleet.NOW,
                new Selection(),
                item -> {});
    }

    private static HistoryView history() {
        return new HistoryView(
                () -> Outcome.ok(List.of(SamplePlan.underWay(), SamplePlan.failed(OnFailure.KEEP))),
                SampleFleet::fleet,
                Runnable::run,
                new FxGate(),
                ZoneOffset.UTC);
    }
}
