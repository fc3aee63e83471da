package dev.flotilla.app.ui.window;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.canvas.tree.FleetSide;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.canvas.view.SelectionBar;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.Ticking;
import dev.flotilla.app.ui.kit.keys.Shortcuts;
import dev.flotilla.app.ui.kit.notices.Bell;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.palette.CommandPalette;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window. Made once per process; {@link #scene} goes on the stage. */
public final class FleetWindow implements AutoCloseable {
    /** The height of the minimap with its distance from the edge. */
    private static final double MINIMAP = 100;
    /** For a change of the panels to be laid out: some frames. */
    private static final Duration SETTLED = Duration.ofMillis(60);

    private final WindowFacts facts;
    private final Surfaces surfaces;
    private final Theme theme;
    private final InstantSource clock;
    private final Selection selection;
    private final FxGate gate;
    private final Toasts toasts;
    private final Modals modals;
    private final FleetCanvas canvas;
    private final FleetSide side;
    private final FleetSection fleetSection;
    private final Frame frame;
    private final Bell bell;
    private final TopBar top;
    private final Navigation navigation;
    private final StatusBar status;
    private final CommandPalette palette;
    private final Shortcuts shortcuts = new Shortcuts();
    private final WindowActions actions;
    private final StackPane root = new StackPane();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final PaneWalk panes;
    private FleetMap map = FleetMap.EMPTY;
    private Section section = Section.FLEET;

    /**
     * @param shared the parts that the surfaces were made with
     * @param background finds layouts of the canvas
     */
    public FleetWindow(
            WindowFacts facts,
            FleetStore store,
            WindowDeeds deeds,
            Surfaces surfaces,
            Shared shared,
            Executor background) {
        this.facts = facts;
        this.surfaces = surfaces;
        this.theme = shared.theme();
        this.clock = shared.clock();
        this.selection = shared.selection();
        this.toasts = shared.toasts();
        this.modals = shared.modals();
        gate = shared.gate();
        actions = new WindowActions(store, deeds, toasts, gate, () -> openInspector(true));
        canvas = new FleetCanvas(selection, actions, theme, gate, background);
        side = new FleetSide(canvas, selection, actions);
        palette = new CommandPalette(
                () -> PaletteSource.entries(map, WindowKeys.commands(this, store, deeds), this::reveal));
        fleetSection = new FleetSection(
                canvas,
                new SelectionBar(selection, actions),
                surfaces.ports(),
                this::openPalette,
                () -> actions.arrange(canvas.shown()),
                () -> frame().toggleSide());
        frame = new Frame(side, surfaces.inspector(), surfaces.activity(), theme.scaleProperty());
        canvas.setCovered(frame::covered);
        bell = new Bell(toasts, clock);
        top = new TopBar(theme, bell, this::openPalette, actions::undo, actions::redo, deeds::reviewPlan);
        navigation = new Navigation(this::go, () -> WindowKeys.openCheatSheet(shortcuts, modals));
        status = new StatusBar(() -> openActivity(!frame.isActivityOpen()), deeds::chooseListening);
        WindowKeys.register(this, shortcuts, modals, deeds);
        FileDrop.take(root, () -> !modals.isShowing(), deeds::openDropped);
        build();
        panes = new PaneWalk(root);
        listen();
    }

    /** What surfaces and window share. */
    public record Shared(
            Theme theme, FxGate gate, InstantSource clock, Selection selection, Toasts toasts, Modals modals) {}

    private void build() {
        HBox middle = new HBox(navigation, frame);
        HBox.setHgrow(frame, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        VBox all = new VBox(top, middle, status);
        all.setMinSize(0, 0);
        root.getChildren().addAll(all, modals, palette);
        root.getStyleClass().add("fl-surface");
        frame.addOverlay(toasts, Pos.BOTTOM_RIGHT);
        root.widthProperty().addListener((o, was, is) -> fit());
        theme.scaleProperty().addListener((o, was, is) -> fit());
        canvas.cameraProperty().addListener((o, was, is) -> status.showZoom(is.zoom()));
        status.showZoom(1);
        selection.itemsProperty().addListener((o, was, is) -> {
            if (!is.isEmpty() && section == Section.FLEET) {
                openInspector(true);
                // When the inspector has its place, and the canvas the rest.
                gate.after(SETTLED, () -> frame.keepInView(selection, canvas));
            }
        });
    }

    /** The scene in the theme, with all shortcuts. Call once. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        theme.dress(scene);
        shortcuts.install(scene);
        fit();
        go(Section.FLEET);
        return scene;
    }

    private void listen() {
        subscriptions.add(gate.latest(facts.fleet(), 30, this::showFleet));
        subscriptions.add(gate.latest(facts.observed(), 4, this::showObserved));
        subscriptions.add(gate.latest(facts.beats(), 4, beats -> redraw()));
        subscriptions.add(gate.latest(facts.health(), 4, health -> {
            status.showHeartbeats(health);
            redraw();
        }));
        Ticking.everySecond(root, this::age);
        subscriptions.add(gate.latest(facts.alarms(), 4, navigation::showAlarms));
        subscriptions.add(gate.latest(facts.progress(), 4, shares -> redraw()));
        subscriptions.add(gate.latest(facts.orders(), 4, orders -> redraw()));
        canvas.layersProperty().addListener((o, was, is) -> redraw());
        subscriptions.add(gate.latest(facts.unapplied(), 4, this::showUnapplied));
        subscriptions.add(gate.latest(facts.activity(), 4, status::showActivity));
        subscriptions.add(gate.latest(facts.lastApply(), 1, status::showLastApply));
    }

    private void showFleet(FleetState state) {
        top.show(state);
        status.showEngines(state.fleet(), facts.observed().value());
        showUnapplied(facts.unapplied().value());
        redraw();
        if (section == Section.FLEET) {
            showSection();
        }
    }

    private void showObserved(ObservedFleet observed) {
        status.showEngines(facts.fleet().value().fleet(), observed);
        redraw();
    }

    private void showUnapplied(int edits) {
        top.showEdits(edits, facts.fleet().value().fleet());
    }

    private void redraw() {
        map = new MapFeed(facts, clock).now(canvas.isOn(MapView.Layer.START_ORDER));
        canvas.show(map);
        side.show(map);
    }

    /** The map's ages of nodes go on while the monitor stands still. */
    private void age() {
        if (facts.health().value().isOld(clock.instant())
                && !facts.health().value().nodes().isEmpty()) {
            redraw();
        }
    }

    private void fit() {
        double width = root.getWidth() / (theme.scaleProperty().get() / 100.0);
        if (width > 0) {
            top.fit(width < 1440, width < 1280);
            navigation.fit(width < 1280);
            fleetSection.offerSide(width < 1280);
        }
    }

    public void go(Section next) {
        section = next;
        navigation.show(next);
        showSection();
        frame.entered();
    }

    private void showSection() {
        boolean empty = facts.fleet().value().fleet().hosts().isEmpty();
        Node content = switch (section) {
            case FLEET -> empty ? surfaces.firstRun() : fleetSection;
            case STACKS -> surfaces.stacks();
            case MONITOR -> surfaces.monitor();
            case HISTORY -> surfaces.history();
            case NODES -> surfaces.nodes();
        };
        StackPane.setMargin(toasts, new Insets(0, 0, section == Section.FLEET && !empty ? MINIMAP : 0, 0));
        frame.allowSide(section == Section.FLEET && !empty);
        if (section != Section.FLEET || empty) {
            frame.openInspector(false);
        }
        frame.setContent(content);
    }

    /** Shows an item on the canvas, selected. */
    public void reveal(Item item) {
        go(Section.FLEET);
        canvas.reveal(item);
    }

    public void openInspector(boolean open) {
        boolean chosen = !selection.items().isEmpty();
        frame.openInspector(open && section == Section.FLEET && chosen);
    }

    /** Long work opens it by itself; it never takes the focus. */
    public void openActivity(boolean open) {
        frame.openActivity(open);
    }

    void openPalette() {
        Node before = root.getScene().getFocusOwner();
        palette.open(before == null ? () -> {} : before::requestFocus);
    }

    /** Closes what lies uppermost. */
    void escape() {
        new Uppermost(palette, modals, toasts, frame, selection).close();
    }

    /** F6 and Shift F6: to the next or previous part of the window. An open dialog keeps the focus. */
    void goRound(int by) {
        if (!modals.isShowing() && !palette.isVisible()) {
            panes.go(Regions.all(top, navigation, side, frame, fleetSection, surfaces, status), by);
        }
    }

    /** The sizes of panels as they were left, and where to keep them when they change. */
    public void keepSizes(PanelSizes first, Consumer<PanelSizes> changed) {
        frame.keepSizes(first, changed);
    }

    Frame frame() {
        return frame;
    }

    public FleetCanvas canvas() {
        return canvas;
    }

    public FleetSide side() {
        return side;
    }

    public Bell bell() {
        return bell;
    }

    WindowActions actions() {
        return actions;
    }

    Selection selection() {
        return selection;
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
