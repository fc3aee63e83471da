package dev.flotilla.app.ui.window;

import static org.awaitility.Awaitility.await;

import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.SampleFigures;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.monitor.MonitorTab;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a window leaves behind when it goes: nothing, not even while its graphs were running. */
@ExtendWith(ApplicationExtension.class)
class ClosedWindowIT {
    @Start
    void start(Stage unused) {
        // The stand brings its own.
    }

    @Test
    void aWindowThatWasClosedIsForgotten() throws Exception {
        WeakReference<FleetWindow> window = openedAndClosed();
        await("the window is collected").atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return window.get() == null;
        });
    }

    private static WeakReference<FleetWindow> openedAndClosed() throws Exception {
        Stand stand = onFx(() -> {
            FakeMonitoring monitoring = new FakeMonitoring(Healths.incident());
            monitoring.figures(new SampleFigures(FleetBuilder.NOW, true));
            return new Stand(Fleets.lab(), monitoring, ThemeChoice.LIGHT, 1600, 1000);
        });
        for (MonitorTab tab : MonitorTab.values()) {
            onFx(() -> {
                stand.window().go(Section.MONITOR);
                stand.monitor().section().open(tab);
                return tab;
            });
            stand.settle();
        }
        WeakReference<FleetWindow> window = new WeakReference<>(stand.window());
        onFx(() -> {
            stand.close();
            return window;
        });
        return window;
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(30, TimeUnit.SECONDS);
    }
}
