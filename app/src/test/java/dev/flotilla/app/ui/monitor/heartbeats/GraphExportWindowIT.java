package dev.flotilla.app.ui.monitor.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.SampleFigures;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.NodeEntry;
import dev.flotilla.app.ui.monitor.NodeMark;
import dev.flotilla.app.ui.monitor.TickedNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class GraphExportWindowIT {
    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private MonitorWorld world;
    private GraphPage page;
    private GraphExport export;

    private final class Told implements MonitorDeeds {
        @Override
        public void examineNode(String name) {}

        @Override
        public void addNode() {}

        @Override
        public void addHeard(NodeEntry.Stranger heard) {}

        @Override
        public void changeNode(String name) {}

        @Override
        public void removeNode(String name) {}

        @Override
        public void chooseListening() {}

        @Override
        public void failed(Problem problem) {
            problems.add(problem);
        }
    }

    @Start
    void start(Stage stage) {
        Theme theme = new Theme();
        FleetBuilder fleet = Fleets.lab();
        FakeMonitoring monitoring = new FakeMonitoring(Healths.incident());
        monitoring.figures(new SampleFigures(FleetBuilder.NOW, true));
        world = new MonitorWorld(
                monitoring,
                fleet::fleet,
                new SignalSource<>(fleet.observed()),
                new FxGate(),
                Runnable::run,
                InstantSource.fixed(FleetBuilder.NOW),
                ZoneOffset.UTC,
                theme);
        page = new GraphPage(world, new Told(), MonitorTab.HEARTBEATS, GraphSpec.heartbeats());
        export = new GraphExport(world, new Told(), "Heartbeats");
        Scene scene = new Scene((javafx.scene.Parent) page.node(), 1000, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        page.ticked(List.of(new TickedNode("mosaic-1", NodeMark.of(0)), new TickedNode("mosaic-3", NodeMark.of(1))));
        page.shown(true);
    }

    @Test
    void whatIsSeenGoesToAPictureAndToNumbers() throws IOException {
        await().until(() -> page.stack().charts().getFirst().data().isPresent());
        Path png = folder.resolve("graphs.png");
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> export.picture(page.stack(), png));
        var image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isGreaterThan(1_900);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(java.util.Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
        assertThat(image.getRGB(2, 2) >>> 24).isEqualTo(255);

        Path csv = folder.resolve("graphs.csv");
        SeriesKey key = SeriesKey.of("mosaic-1", Metric.DELAY_MS);
        WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> export.numbers(
                        List.of(world.monitoring()
                                .slice(key, FleetBuilder.NOW.minusSeconds(60), FleetBuilder.NOW, 100)),
                        csv));
        assertThat(Files.readAllLines(csv)).hasSize(13).first().asString().startsWith("time,node");
        assertThat(problems).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> export.numbers(List.of(), folder.resolve("gone").resolve("x.csv")));
        await().until(() -> !problems.isEmpty());
        assertThat(problems).extracting(Problem::code).containsExactly("FL-5013");
    }
}
