package dev.flotilla.app.ui.eject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.gather.Gathering;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The export as it is used: every file is seen, then all are written, or a sentence says why not. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class ExportWindowIT {
    private static final String FILE = """
            services:
              db:
                image: postgres:14
                environment: {POSTGRES_PASSWORD: hunter22}
                ports: ["5432:5432"]
                healthcheck: {test: [CMD-SHELL, pg_isready], interval: 2s}
              web:
                image: nginx:latest
                depends_on: {db: {condition: service_healthy}}
                environment: {DATABASE_URL: "postgres://shop:hunter22@db/shop", GREETING: "it's $$5"}
                ports: ["80:80"]
                x-flotilla: {targetHost: gpu-2}
            """;

    private static final Command COMMAND = Commands.export(Optional.empty(), "DIR");

    @TempDir
    static Path folder;

    private static Bundle bundle;
    private final List<String> done = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();
    private Outcome<Bundle> collected = Outcome.ok(bundle);
    private Theme theme;
    private Modals modals;

    @BeforeAll
    static void bundle() throws Exception {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("shop")).resolve("compose.yml"), FILE);
        Fleet fleet = new Fleet(
                "Research",
                List.of(host(1), host(2)),
                Map.of(),
                new TreeMap<>(Map.of(
                        "shop",
                        new WishedStack("shop", file.toString(), Optional.of("auto"), Map.of("db", new HostId("h1"))))),
                List.of(Node.of("mosaic-1", "192.0.2.11"), Node.of("mosaic-2", "192.0.2.12")));
        Gathering gathering = new Gathering(
                new HostSurvey(
                        host -> {
                            throw new EngineException(new EngineProblem.Refused(host.name()));
                        },
                        Thread.ofVirtual().factory()),
                Clock.systemUTC(),
                Map.of());
        bundle = switch (gathering.gather(fleet, Optional.empty(), List.of())) {
            case Outcome.Ok<dev.flotilla.app.eject.Project>(var project) -> Ejection.of(project, false);
            case Outcome.Failed<dev.flotilla.app.eject.Project> failed -> throw new AssertionError(failed.problems());
        };
    }

    private static Host host(int i) {
        return Host.of(new HostId("h" + i), "gpu-" + i, new EngineAddress.Tcp("192.0.2.1" + i, 2375, Optional.empty()));
    }

    private final class Deeds implements ExportDeeds {
        @Override
        public void collect(Consumer<Outcome<Bundle>> answer) {
            answer.accept(collected);
        }

        @Override
        public Optional<Path> chooseFolder() {
            return chosen;
        }

        @Override
        public Optional<Path> chooseZip() {
            return chosen.map(p -> Path.of(p + ".zip"));
        }

        @Override
        public void write(Bundle all, Path target, Consumer<Outcome<Path>> answer) {
            answer.accept(BundleWriter.write(all, target, target.toString()));
        }

        @Override
        public void done(Path written, int files) {
            done.add(written.getFileName() + " " + files);
            modals.close();
        }
    }

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1440, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        open();
    }

    private void open() {
        modals.show(new ExportDialog("Research", COMMAND, new Deeds(), modals::close));
    }

    @Test
    void everyFileIsSeenAndNoSecret(FxRobot robot) {
        ListView<BundleFile> list = robot.lookup("#export-files").query();
        TextArea text = robot.lookup("#export-text").query();

        assertThat(list.getItems()).isEqualTo(bundle.files());
        assertThat(text.getText()).startsWith("# Research, as plain files");
        for (BundleFile file : bundle.files()) {
            robot.interact(() -> list.getSelectionModel().select(file));
            assertThat(text.getText()).isEqualTo(file.text()).doesNotContain("hunter22");
        }
        robot.clickOn("Copy as command");
        robot.interact(() -> assertThat(
                        javafx.scene.input.Clipboard.getSystemClipboard().getString())
                .isEqualTo("installers/run export --to DIR"));
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.clickOn("#export-files").push(KeyCode.HOME).push(KeyCode.DOWN);
        assertThat(text.getText()).isEqualTo(bundle.files().get(1).text());
    }

    @Test
    void allIsWrittenToAFolderOrAZip(FxRobot robot) {
        chosen = Optional.of(folder.resolve("out"));
        robot.clickOn("#export-folder");
        assertThat(done).containsExactly("out " + bundle.files().size());
        assertThat(folder.resolve("out/hosts/gpu-2/shop/run.sh")).isExecutable();
        assertThat(modals.isShowing()).isFalse();

        robot.interact(this::open);
        robot.clickOn("#export-zip");
        assertThat(folder.resolve("out.zip")).isNotEmptyFile();
        assertThat(done).hasSize(2);
    }

    @Test
    void aFolderThatIsNotEmptyIsToldAndNothingIsWritten(FxRobot robot) throws Exception {
        chosen = Optional.of(Files.createDirectories(folder.resolve("full")));
        Files.writeString(folder.resolve("full/mine"), "x");

        robot.clickOn("#export-folder");

        assertThat(labels(robot)).anyMatch(t -> t.contains("is not empty"));
        assertThat(modals.isShowing()).isTrue();
        assertThat(folder.resolve("full").toFile().list()).containsExactly("mine");
        chosen = Optional.empty();
        robot.clickOn("#export-folder");
        assertThat(done).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldInPlaceOfThePreview(FxRobot robot) {
        collected = Outcome.failed(Problem.of("FL-2001", "compose.yml, line 3: no.", "Mend it."));
        robot.interact(() -> {
            modals.close();
            open();
        });

        assertThat(labels(robot)).anyMatch(t -> t.contains("line 3"));
        assertThat(robot.lookup("#export-folder").queryButton().isDisabled()).isTrue();
    }

    @Test
    void thePaletteOpensTheExport(FxRobot robot) {
        Stand[] stand = new Stand[1];
        robot.interact(() -> stand[0] = new Stand(Fleets.lab(), ThemeChoice.LIGHT, 1440, 900));
        try {
            robot.interact(() -> stand[0].press(KeyCode.K));
            robot.write("export").push(KeyCode.ENTER);
            org.awaitility.Awaitility.await().until(() -> stand[0].asked().contains("export"));
        } finally {
            robot.interact(stand[0]::close);
        }
    }

    @Test
    void itIsDrawnLightAndDark(FxRobot robot) {
        robot.interact(() -> Picture.both("export", 1440, 900, theme, () -> {
            Modals own = new Modals();
            own.show(new ExportDialog("Research", COMMAND, new Deeds(), own::close));
            ListView<?> list = (ListView<?>) own.lookup("#export-files");
            list.getSelectionModel()
                    .select(bundle.files().stream()
                            .map(BundleFile::path)
                            .toList()
                            .indexOf("hosts/gpu-2/shop/run.sh"));
            return own;
        }));
        assertThat(Path.of("target/pictures/export-light.png")).isNotEmptyFile();
    }

    private static List<String> labels(FxRobot robot) {
        return robot.lookup((javafx.scene.Node n) -> n instanceof Labeled).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
