package dev.flotilla.app.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.doctor.rules.Scope;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.sample.Picture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class DoctorDialogWindowIT {
    private static final ContainerRef CACHE = new ContainerRef(new HostId("storage-1"), new ContainerId("c1"));
    private static final List<Finding> FOUND = List.of(
            new Finding(
                    "FL-6211",
                    Finding.Level.ERROR,
                    "storage-1/redis",
                    "redis has ended with exit code 137.",
                    List.of("Exited (137) 2 minutes ago", "log: Received SIGTERM scheduling shutdown..."),
                    "It was killed: docker kill, docker stop after the grace, or want of memory. Start it: docker start redis",
                    Optional.of(new Deed.Start(CACHE, "Start redis"))),
            Finding.error(
                    "FL-6253",
                    "gpu-1/redis-proxy",
                    "Forwarder redis-proxy accepts connections, and 192.0.2.20:6379/tcp behind it is not reached.",
                    List.of(
                            "192.0.2.20:6379/tcp from within it: refused",
                            "redis-proxy:6379/tcp from within worker: accepted and closed at once after 0.3 ms",
                            "storage-1/redis does not run"),
                    "Mend the service behind it; a forwarder accepts even when its target is dead, so a test of its port alone proves"
                            + " nothing."),
            Finding.warning(
                    "FL-6202",
                    "gpu-2",
                    "The clock of gpu-2 is 42 s behind this computer's.",
                    List.of("measured at its engine, half a round trip taken off"),
                    "Let both take their time from one source (timedatectl set-ntp true)."),
            new Finding(
                    "FL-6200",
                    Finding.Level.NOT_CHECKED,
                    "gpu-2",
                    "Not checked on gpu-2: no helper container was allowed to look inside.",
                    List.of(
                            "web: what listens in it and what it reaches",
                            "mosaic-3: what listens in it and what it reaches"),
                    "What stands here is neither well nor ill; allow helper containers to look inside (--probe-containers).",
                    Optional.of(new Deed.LookInside("Look inside with helper containers"))));

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private volatile List<Finding> next = FOUND;
    private volatile boolean hangs;
    private volatile Optional<Problem> startProblem = Optional.empty();
    private Theme theme;
    private DoctorModel model;

    private final DoctorDeeds deeds = new DoctorDeeds() {
        @Override
        public Outcome<Examination.Result> examine(List<String> targets, boolean helpers) throws InterruptedException {
            asked.add("examine " + targets + (helpers ? " inside" : ""));
            if (hangs) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            }
            return Outcome.ok(result(next));
        }

        @Override
        public Optional<Problem> start(ContainerRef container) {
            asked.add("start " + container.id().value());
            return startProblem;
        }

        @Override
        public Optional<Problem> save(Path file, Examination.Result result) {
            asked.add("save " + file + " " + result.findings().size());
            return Optional.empty();
        }
    };

    @Start
    void start(Stage stage) {
        theme = new Theme();
        model = new DoctorModel(
                List.of("worker"), deeds, task -> Thread.ofVirtual().start(task), new FxGate());
        Scene scene = new Scene(new StackPane(dialog()), 960, 780);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        model.examine(false);
    }

    private DoctorDialog dialog() {
        return new DoctorDialog(
                model,
                chosen -> chosen.accept(Path.of("report.txt")),
                saved -> asked.add("saved " + saved),
                () -> asked.add("close"));
    }

    private static Examination.Result result(List<Finding> findings) {
        return new Examination.Result(
                new Facts(Instant.EPOCH, false, List.of(), List.of(), Set.of(), List.of(), Map.of()),
                findings,
                new Scope(Set.of(CACHE), Set.of()));
    }

    @Test
    void findingsAreThereWithTheirButtonsAndASafeRemedyIsOnePress(FxRobot robot) {
        awaitWords(robot, "3 findings, 1 not checked, 1 container");
        assertThat(words(robot))
                .contains("redis has ended with exit code 137.", "FL-6253", "storage-1/redis does not run");

        next = List.of();
        press(robot, "Start redis");

        awaitWords(robot, "Nothing found");
        assertThat(asked).containsExactly("examine [worker]", "start c1", "examine [worker]");
    }

    @Test
    void helpersAreAskedForAndThenLookInside(FxRobot robot) {
        awaitWords(robot, "1 not checked");
        next = List.of();
        assertThat(robot.lookup(".check-box").queryAs(CheckBox.class).isSelected())
                .isFalse();

        robot.interact(() -> button(robot, "Look inside with helper containers").fire());

        awaitWords(robot, "Nothing found");
        assertThat(asked).containsExactly("examine [worker]", "examine [worker] inside");
        assertThat(robot.lookup(".check-box").queryAs(CheckBox.class).isSelected())
                .isTrue();
    }

    @Test
    void aRemedyThatFailsSaysSoAndTheReportIsSaved(FxRobot robot) {
        awaitWords(robot, "3 findings");
        startProblem = Optional.of(Problem.of("FL-2101", "Port 6379 is taken.", "Stop what listens there."));
        press(robot, "Start redis");
        awaitWords(robot, "Port 6379 is taken.");
        press(robot, "Save report");
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> asked.contains("saved report.txt"));

        assertThat(asked).contains("save report.txt 4");
    }

    @Test
    void closingCallsOffWhatIsUnderWay(FxRobot robot) throws InterruptedException {
        awaitWords(robot, "3 findings");
        hangs = true;
        press(robot, "Examine again");
        awaitWords(robot, "This takes some seconds.");
        await(() -> asked.size() == 2);

        robot.interact(model::cancel);

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void picturesLightAndDark(FxRobot robot) {
        awaitWords(robot, "3 findings");
        robot.interact(() -> Picture.both("doctor", 960, 780, theme, this::dialog));
        next = List.of();
        press(robot, "Examine again");
        awaitWords(robot, "Nothing found");
        robot.interact(() -> Picture.both("doctor-well", 960, 780, theme, this::dialog));
    }

    private static Button button(FxRobot robot, String words) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> words.equals(b.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    private static void press(FxRobot robot, String words) {
        robot.interact(() -> button(robot, words).fire());
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup((Node n) -> n instanceof Labeled).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private static void awaitWords(FxRobot robot, String part) {
        await(() -> {
            List<String> all = new ArrayList<>();
            robot.interact(() -> all.addAll(words(robot)));
            return all.stream().anyMatch(w -> w != null && w.contains(part));
        });
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().until(condition);
    }
}
