package dev.flotilla.app.ui.eject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Import: what will come is seen before anything comes. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ImportWindowIT {
    private static final Found FOUND = new Found(
            new FleetEdit.RenameFleet("Research"),
            List.of("add host gpu-1", "add host gpu-2", "open stack shop"),
            List.of("Stack shop needs its secrets: copy .env.example beside it to .env and fill it in."));

    private final List<String> asked = new ArrayList<>();
    private Outcome<Found> answer = Outcome.ok(FOUND);
    private Theme theme;
    private Modals modals;

    private final class Deeds implements ImportDeeds {
        @Override
        public List<Path> chooseFiles() {
            return List.of(Path.of("/srv/ejected.zip"), Path.of("/srv/mesh/a/mosaic.config"));
        }

        @Override
        public Optional<Path> chooseFolder() {
            return Optional.of(Path.of("/srv/shop"));
        }

        @Override
        public void look(Wanted wanted, Consumer<Outcome<Found>> to) {
            asked.add("look " + wanted.from() + wanted.files() + wanted.text() + ">" + wanted.to());
            to.accept(answer);
        }

        @Override
        public void take(Wanted wanted, Consumer<Outcome<Found>> to) {
            asked.add("take " + wanted.from() + wanted.files() + wanted.text() + ">" + wanted.to());
            to.accept(answer);
        }
    }

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1100, 760);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        modals.show(new ImportDialog(new Deeds(), modals::close));
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Button.class);
    }

    @Test
    void whatFilesBringIsSeenBeforeItComes(FxRobot robot) {
        assertThat(button(robot, "import-take").isDisabled()).isTrue();
        assertThat(button(robot, "import-look").isDisabled()).isTrue();

        robot.interact(() -> button(robot, "import-files").fire());

        assertThat(asked).containsExactly("look FILES[/srv/ejected.zip, /srv/mesh/a/mosaic.config]>");
        assertThat(words(robot)).contains("add host gpu-1", "open stack shop");
        robot.interact(() -> button(robot, "import-take").fire());
        assertThat(asked.getLast()).startsWith("take FILES");
    }

    @Test
    void aChangeTakesThePreviewBack(FxRobot robot) {
        robot.interact(() -> button(robot, "import-files").fire());
        assertThat(button(robot, "import-take").isDisabled()).isFalse();

        robot.interact(() -> robot.lookup("#import-to").queryAs(TextField.class).setText("/elsewhere"));

        assertThat(button(robot, "import-take").isDisabled()).isTrue();
        assertThat(words(robot)).doesNotContain("open stack shop");
    }

    @Test
    void eachProblemHasASentence(FxRobot robot) {
        answer = Outcome.failed(List.of(
                Problem.of("FL-6006", "These lines become a stack file.", "Name a folder for it with --to."),
                Problem.of("FL-6010", "Line 3 is no docker run line.", "Look at the line.")));
        robot.interact(() -> robot.from(modals)
                .lookup("docker run lines")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        robot.interact(
                () -> robot.lookup("#import-lines").queryAs(TextArea.class).setText("docker run nginx"));

        robot.interact(() -> button(robot, "import-look").fire());

        assertThat(asked).containsExactly("look LINES[]docker run nginx>");
        assertThat(String.join(" ", words(robot)))
                .contains(
                        "These lines become a stack file.", "Choose the folder above", "Line 3 is no docker run line.")
                .doesNotContain("--to");
        assertThat(button(robot, "import-take").isDisabled()).isTrue();
    }

    @Test
    void itIsDrawnLightAndDark(FxRobot robot) {
        robot.interact(() -> Picture.both("import", 1100, 760, theme, () -> {
            Modals own = new Modals();
            own.show(new ImportDialog(new Deeds(), own::close));
            ((Button) own.lookup("#import-files")).fire();
            return own;
        }));
        assertThat(Path.of("target/pictures/import-light.png")).isNotEmptyFile();
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup((javafx.scene.Node n) -> n instanceof Labeled).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
