package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.MeshHealth;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.canvas.MapEdge;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.sample.Picture;
import java.util.concurrent.Callable;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** What the monitor knows, on the map. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class OnMapWindowIT {
    private FakeMonitoring monitoring;
    private Stand stand;

    @Start
    void start(Stage unused) {
        monitoring = new FakeMonitoring(
                MeshHealth.lab().lost("mosaic-1", "node-c", 42).health());
        stand = new Stand(Fleets.lab(), monitoring, ThemeChoice.DARK, 1600, 1000);
    }

    @Stop
    void stop() {
        stand.close();
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private Status mosaic3() {
        return stand.window()
                .canvas()
                .shown()
                .map()
                .row(FleetBuilder.item("worker-mac", "mosaic-3"))
                .orElseThrow()
                .status();
    }

    @Test
    void reportsAndBadgesAreOnTheMapAndTheirLayerGoesOff(FxRobot robot) {
        until(
                "edges of reports",
                () -> stand.window().canvas().shown().map().edges().stream()
                                .filter(MapEdge.Beats.class::isInstance)
                                .count()
                        > 4);
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("map-one-way-dark", stand.scene()));
        robot.interact(() -> monitoring.publish(Healths.incident()));
        until("a suspect node", () -> mosaic3() == Status.SUSPECT);
        robot.interact(() -> stand.theme().choiceProperty().set(ThemeChoice.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot("map-suspect-light", stand.scene()));
        robot.interact(() -> stand.window().canvas().setLayer(MapView.Layer.HEARTBEATS, false));
        assertThat(stand.window().canvas().isOn(MapView.Layer.HEARTBEATS)).isFalse();
    }
}
