package dev.flotilla.app.pictures;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.boot.window.monitor.MonitorHouse;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.canvas.StartOrder;
import dev.flotilla.app.ui.firstrun.FirstRun;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.window.FleetWindow;
import dev.flotilla.app.ui.window.Surfaces;
import dev.flotilla.app.ui.window.WindowFacts;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** A whole window over a fleet in memory: for pictures, tests and measurements. Made on the JavaFX thread. */
public final class Stand implements AutoCloseable {
    private final FxGate gate = new FxGate();
    private final FleetStore store;
    private final SignalSource<Map<HostId, Double>> progress = new SignalSource<>(Map.of());
    private final SignalSource<Map<String, StartOrder>> orders = new SignalSource<>(Map.of());
    private final SignalSource<Integer> unapplied = new SignalSource<>(0);
    private final Selection selection = new Selection();
    private final Toasts toasts;
    private final FleetWindow window;
    private final Theme theme;
    private final MonitorHouse monitor;
    private final Stage stage = new Stage();
    private final Scene scene;
    private final List<String> asked = new ArrayList<>();
    private final AskedDeeds deeds = new AskedDeeds(asked);

    public Stand(FleetBuilder fleet, ThemeChoice choice, double width, double height) {
        this(fleet, new FakeMonitoring(FleetHealth.NONE), choice, width, height);
    }

    public Stand(FleetBuilder fleet, FakeMonitoring monitoring, ThemeChoice choice, double width, double height) {
        store = MemoryStores.of(fleet.fleet());
        theme = new Theme();
        theme.choiceProperty().set(choice);
        InstantSource clock = InstantSource.fixed(FleetBuilder.NOW);
        toasts = new Toasts(gate, clock);
        Modals modals = new Modals();
        monitor = new MonitorHouse(
                new MonitorWorld(
                        monitoring,
                        fleet::fleet,
                        new SignalSource<>(fleet.observed()),
                        gate,
                        Runnable::run,
                        clock,
                        ZoneOffset.UTC,
                        theme),
                new AskedMonitorDeeds(asked),
                show -> new AskedRemedies(asked, show),
                new MonitorHouse.Kit(modals, toasts, new AskedTokens(asked), Optional.empty()),
                MemoryStores.settings());
        WindowFacts facts = new WindowFacts(
                store.state(),
                new SignalSource<>(fleet.observed()),
                new SignalSource<>(fleet.beats()),
                monitoring.health(),
                monitoring.alarms(),
                progress,
                orders,
                unapplied,
                new SignalSource<>("nothing running"),
                new SignalSource<>(fleet.fleet().hosts().isEmpty() ? "" : "14:02, 7 changes"));
        window = new FleetWindow(
                facts,
                store,
                deeds,
                surfaces(),
                new FleetWindow.Shared(theme, gate, clock, selection, toasts, modals),
                Runnable::run);
        monitor.tell(() -> window.go(dev.flotilla.app.ui.window.Section.MONITOR));
        window.bell().onOpened(monitor::seen);
        scene = window.scene(width, height);
        stage.setScene(scene);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
    }

    private Surfaces surfaces() {
        return new Surfaces(
                new FirstRun(deeds(), () -> asked.add("embedded fleet"), new SignalSource<>(SampleEngines.FOUND), gate),
                new EmptyState("list", "No ports yet", "Published ports of all hosts appear here."),
                new EmptyState("layers", "No stacks yet", "Stacks that you open appear here."),
                monitor.section(),
                new EmptyState("clock", "Nothing applied yet", "Every apply appears here."),
                new EmptyState("share-2", "No nodes yet", "Configured nodes appear here."),
                new EmptyState("info", "Inspector", "What is selected appears here."),
                new EmptyState("activity", "Nothing ran yet", "Work appears here."));
    }

    private FirstRun.Deeds deeds() {
        return new FirstRun.Deeds() {
            @Override
            public void addHost() {
                asked.add("add host");
            }

            @Override
            public void addFound(FirstRun.Found found) {
                asked.add("add " + found.name());
            }

            @Override
            public void openStackFile() {
                asked.add("open stack");
            }

            @Override
            public void openSample() {
                asked.add("open sample");
            }
        };
    }

    /** What the window asked the other rooms to do, in order. */
    public List<String> asked() {
        return asked;
    }

    /** What hosts say from now on to a service that is dragged over them. */
    public void answer(MoveVerdicts next) {
        deeds.answer(next);
    }

    public Stage stage() {
        return stage;
    }

    public FleetStore store() {
        return store;
    }

    public Theme theme() {
        return theme;
    }

    public MonitorHouse monitor() {
        return monitor;
    }

    public FleetWindow window() {
        return window;
    }

    public Scene scene() {
        return scene;
    }

    public Toasts toasts() {
        return toasts;
    }

    public Selection selection() {
        return selection;
    }

    public void select(Item item) {
        selection.only(item);
    }

    /** How far an apply is on each host. */
    public void progress(Map<HostId, Double> shares) {
        progress.publish(shares);
    }

    public void orders(Map<String, StartOrder> next) {
        orders.publish(next);
    }

    public void edits(int count) {
        unapplied.publish(count);
    }

    /** With the shortcut key held, unless it is a function key. */
    public void press(KeyCode code) {
        scene.getRoot()
                .fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, !code.isFunctionKey(), false, false));
    }

    /** Waits until a few pulses have passed. Not on the JavaFX thread. */
    public void settle() throws InterruptedException {
        CountDownLatch pulses = new CountDownLatch(20);
        Pictures.onFx(() -> {
            javafx.animation.AnimationTimer timer = new javafx.animation.AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.countDown();
                    if (pulses.getCount() == 0) {
                        stop();
                    }
                }
            };
            timer.start();
        });
        if (!pulses.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no pulses");
        }
    }

    @Override
    public void close() {
        window.close();
        gate.close();
        stage.close();
        store.close();
    }
}
