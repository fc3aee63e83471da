package dev.flotilla.app.boot;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.boot.light.LitWindow;
import dev.flotilla.app.boot.window.BeatSignal;
import dev.flotilla.app.boot.window.WindowHouse;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.Recovery;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.docker.client.ConnectionTest;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.FoundEngines;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.observe.watch.FleetWatcher;
import dev.flotilla.app.observe.watch.WatchLimits;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.window.WindowPlace;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX side of the window process: makes the window of what the owner has, and brings it to the front. */
public final class MainWindow extends Application {
    private static final String THEME = "window.theme";
    /** The first pictures of the window come before the first look at the nodes. */
    private static final Duration MONITOR_BEGINS = Duration.ofMillis(700);

    private static final AtomicReference<@Nullable Owner> OWNER = new AtomicReference<>();
    private static final AtomicReference<@Nullable Stage> STAGE = new AtomicReference<>();
    private static final AtomicReference<@Nullable Consumer<LitWindow>> SHOWN = new AtomicReference<>();

    private final FxGate gate = new FxGate();
    private @Nullable FleetWatcher watcher;
    private @Nullable WindowHouse house;

    /** Shows the window and returns when it was closed. */
    static void show(Owner owner) {
        own(owner);
        launch(MainWindow.class);
    }

    /** Says whose window the next one is. */
    static void own(Owner owner) {
        OWNER.set(owner);
    }

    /** @param shown called on the JavaFX thread as soon as the next window is there */
    static void whenShown(Consumer<LitWindow> shown) {
        SHOWN.set(shown);
    }

    /** From any thread; false while there is no window yet. */
    static boolean toFront() {
        Stage stage = STAGE.get();
        if (stage == null) {
            return false;
        }
        new FxGate().execute(() -> {
            stage.setIconified(false);
            stage.show();
            stage.toFront();
            stage.requestFocus();
        });
        return true;
    }

    @Override
    public void start(Stage stage) {
        Owner owner = OWNER.get();
        if (owner == null) {
            throw new IllegalStateException("the window belongs to a process that owns a data folder");
        }
        Fonts.load();
        Theme theme = theme(owner);
        FleetWatcher watching = new FleetWatcher(
                owner.store().state().map(FleetState::fleet),
                owner.engines(),
                WatchLimits.USUAL,
                Threads.virtual("watch"),
                Clock.systemUTC(),
                new Random());
        watcher = watching;
        World world = world(owner, watching);
        WindowHouse made = new WindowHouse(
                world, theme, new WindowHouse.Shared(gate, new Modals(), new Toasts(gate, Clock.systemUTC())));
        house = made;
        WindowPlace place = new WindowPlace(owner.settings());
        stage.setTitle("Flotilla");
        stage.setScene(made.window().scene(1600, 1000));
        place.restore(stage);
        stage.setOnHiding(event -> place.remember(stage));
        stage.show();
        place.follow(stage, gate::after);
        STAGE.set(stage);
        made.begin();
        gate.after(MONITOR_BEGINS, () -> world.work().execute(() -> owner.beginMonitor(watching.observed())));
        Consumer<LitWindow> shown = SHOWN.get();
        if (shown != null) {
            shown.accept(new LitWindow(stage, made, world, theme, gate));
        }
    }

    private static Theme theme(Owner owner) {
        Theme theme = new Theme();
        owner.settings()
                .get(THEME)
                .map(json -> json.replace("\"", ""))
                .ifPresent(word -> theme.choiceProperty().set(choice(word)));
        theme.choiceProperty()
                .addListener((o, was, is) ->
                        owner.settings().put(THEME, "\"" + is.name().toLowerCase(Locale.ROOT) + "\""));
        return theme;
    }

    private static ThemeChoice choice(String word) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equalsIgnoreCase(word)) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    /** All that the window stands on. */
    static World world(Owner owner, FleetWatcher watching) {
        ThreadFactory workers = Threads.virtual("work");
        Executor work = task -> workers.newThread(task).start();
        Clock clock = Clock.systemUTC();
        Signal<List<BeatLink>> beats = owner.embeddedHosts()
                .map(EmbeddedHosts::beats)
                .map(all -> BeatSignal.of(all, clock))
                .orElseGet(() -> new SignalSource<>(List.of()));
        return new World(
                owner.store(),
                owner.settings(),
                owner.vault(),
                owner.vaultKeys(),
                owner.engines(),
                owner.journal(),
                owner.deployer(),
                new StackPlanning(
                        new HostSurvey(owner.engines(), Threads.virtual("survey")),
                        owner.journal(),
                        owner.vault(),
                        clock,
                        System.getenv()),
                new Recovery(owner.engines(), owner.journal(), owner.vault(), owner.deployer()),
                watching.observed(),
                beats,
                owner.monitor(watching.observed()).monitoring(),
                owner.webhook(),
                new ConnectionTest(EngineLimits.USUAL, Threads.virtual("test"), clock),
                new FoundEngines(Path.of("/"), Path.of(System.getProperty("user.home")), System.getenv()),
                work,
                clock,
                ZoneId.systemDefault(),
                new SecureRandom(),
                owner.folder().path().resolve("samples"),
                owner.folder().path().resolve("node-tls"));
    }

    @Override
    public void stop() {
        WindowHouse made = house;
        if (made != null) {
            made.window().close();
        }
        gate.close();
        FleetWatcher watching = watcher;
        if (watching != null) {
            watching.close();
        }
    }
}
