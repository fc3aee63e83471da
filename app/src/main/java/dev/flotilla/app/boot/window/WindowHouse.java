package dev.flotilla.app.boot.window;

import dev.flotilla.app.boot.window.monitor.MonitorHouse;
import dev.flotilla.app.boot.window.order.ContainerOrders;
import dev.flotilla.app.boot.window.peers.PushLeftovers;
import dev.flotilla.app.boot.window.tables.FleetTables;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.deploy.activity.ActivityDeeds;
import dev.flotilla.app.ui.deploy.activity.ActivityModel;
import dev.flotilla.app.ui.deploy.activity.ActivityPanel;
import dev.flotilla.app.ui.history.HistoryView;
import dev.flotilla.app.ui.inspector.Inspector;
import dev.flotilla.app.ui.inspector.InspectorWorld;
import dev.flotilla.app.ui.inspector.load.LoadHistory;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Motion;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.peers.PeersSection;
import dev.flotilla.app.ui.stacks.StackCentre;
import dev.flotilla.app.ui.stacks.StacksModel;
import dev.flotilla.app.ui.window.FleetWindow;
import dev.flotilla.app.ui.window.PanelSizes;
import dev.flotilla.app.ui.window.Section;
import dev.flotilla.app.ui.window.Surfaces;
import dev.flotilla.app.ui.window.WindowDeeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The window with everything in it. Made on the JavaFX thread, once. */
public final class WindowHouse implements WindowDeeds, ActivityDeeds {
    private final World world;
    private final Stage stage;
    private final Selection selection = new Selection();
    private final StackMemory memory;
    private final Unapplied unapplied;
    private final Applies applies;
    private final StackDialogs stacks;
    private final StartOrders orders;
    private final Moves moves;
    private final SelectedDialogs selected;
    private final HostDialogs hosts;
    private final RecoveryOffer recovery;
    private final EmbeddedFleet embedded;
    private final StacksModel stacksModel;
    private final StackCentre stackCentre;
    private final StacksSection stacksSection;
    private final MonitorHouse monitor;
    private final HistoryView history;
    private final PeersSection peers;
    private final LaunchDialogs launches;
    private final Inspector inspector;
    private final FleetWindow window;

    public WindowHouse(World world, Theme theme, Shared shared) {
        this.world = world;
        this.stage = new Stage(shared.gate(), shared.modals(), shared.toasts());
        ActivityModel activity = new ActivityModel(stage.gate());
        memory = new StackMemory(world);
        applies = new Applies(world, stage, activity, memory);
        unapplied = new Unapplied(world.store().state(), world.observed(), memory.state());
        orders = new StartOrders(world);
        stacks = new StackDialogs(world, stage, applies);
        moves = new Moves(world, stage, stacks::plan, () -> world.store().undo());
        hosts = new HostDialogs(world, stage, () -> world.store().undo());
        selected = new SelectedDialogs(world, stage, hosts);
        recovery = new RecoveryOffer(world, stage);
        embedded = new EmbeddedFleet(world, stage, applies);
        stacksModel = new StacksModel(new StackReadings(world), world::fleet, world.work(), stage.gate());
        stackCentre = new StackCentre(
                stacksModel, stacks, world::fleet, placement -> InspectorTasks.scores(world, placement));
        stacksSection = new StacksSection(world, stage.gate(), memory, stacksModel, stackCentre, this::openStackFile);
        monitor = MonitorParts.house(world, stage, theme, hosts, stacks);
        history = new HistoryView(applies::history, world::fleet, world.work(), stage.gate(), world.zone());
        peers = new PeerDialogs(world, stage, hosts).section();
        launches = new LaunchDialogs(world, stage);
        inspector = inspector();
        Surfaces surfaces = new Surfaces(
                new Welcome(world, hosts, embedded, this::openStackFile, this::openStack).node(stage.gate()),
                FleetTables.of(world, stage.gate(), selection, () -> window().openInspector(true)),
                stacksSection,
                monitor.section(),
                history,
                peers,
                inspector,
                new ActivityPanel(activity, stage.gate(), world::fleet, world.clock(), world.zone(), this));
        window = new FleetWindow(
                world.facts(applies, orders, unapplied, memory),
                world.store(),
                this,
                surfaces,
                new FleetWindow.Shared(theme, stage.gate(), world.clock(), selection, stage.toasts(), stage.modals()),
                world.work());
        listen();
    }

    private void listen() {
        window.bell().onOpened(monitor::seen);
        monitor.tell(() -> window.go(Section.MONITOR));
        window.canvas().setMotion(Motion.ofSystem());
        CanvasMemory.keep(window.canvas(), world.settings());
        window.keepSizes(
                PanelSizes.read(world.settings()),
                sizes -> sizes.withStacks(stacksSection.drawn()).write(world.settings()));
        applies.onBegin(() -> window.openActivity(true));
        applies.onEnd(() -> {
            history.refresh();
            orders.refresh();
        });
    }

    private Inspector inspector() {
        return new Inspector(
                new InspectorWorld(
                        world.engines(),
                        world.work(),
                        stage.gate(),
                        world.clock(),
                        world.zone(),
                        new LoadHistory(),
                        new StackInsights(world),
                        new InspectorTasks(world, stage, hosts, moves, selected, this::window),
                        world.monitoring().health()),
                world::fleet,
                world.observed(),
                selection);
    }

    /** The parts of the kit that exist once per window. */
    public record Shared(FxGate gate, Modals modals, Toasts toasts) {}

    public FleetWindow window() {
        return window;
    }

    /** To be called when the window is there: reads the history, offers what an earlier process left. */
    public void begin() {
        memory.refresh();
        history.refresh();
        recovery.look();
        world.secrets(stage, memory::refresh).openIfLocked();
        new PushLeftovers(world, stage.gate(), stage.toasts()).follow();
    }

    @Override
    public void addHost(MapActions.NewHost kind, Optional<Spot> spot) {
        hosts.add(kind, spot);
    }

    @Override
    public void editHost(HostId host) {
        hosts.edit(host);
    }

    @Override
    public void launchNodes(List<HostId> some) {
        launches.open(some);
    }

    @Override
    public void cross(Crossing way) {
        stacks.cross(way);
    }

    @Override
    public void showSecrets() {
        world.secrets(stage, memory::refresh).open();
    }

    @Override
    public void removeHosts(List<HostId> some) {
        selected.remove(some);
    }

    @Override
    public void openStackFile() {
        window.go(Section.STACKS);
        stackCentre.chooseFile();
    }

    @Override
    public boolean openDropped(List<Path> files) {
        boolean taken = stackCentre.dropped(files);
        if (taken) {
            window.go(Section.STACKS);
        }
        return taken;
    }

    /** Opens a stack file without asking for it. */
    public void openStack(Path file) {
        window.go(Section.STACKS);
        stacksModel.open(file);
    }

    @Override
    public void chooseListening() {
        monitor.chooseListening();
    }

    /** One stack waits: its plan. Several: the section where each can be planned, open at the first. */
    @Override
    public void reviewPlan() {
        List<String> waiting = List.copyOf(unapplied.stacks().keySet());
        if (waiting.size() == 1) {
            stacks.plan(waiting.getFirst());
        } else {
            window.go(Section.STACKS);
            waiting.stream().findFirst().ifPresent(stacksModel::select);
        }
    }

    @Override
    public void labelHosts(List<HostId> some) {
        selected.label(some);
    }

    @Override
    public void setStatus(List<HostId> some, HostStatus status) {
        selected.setStatus(some, status);
    }

    @Override
    public void orderContainers(ContainerOrder order, List<Item.OfContainer> containers) {
        ContainerOrders.Ground ground =
                new ContainerOrders.Ground(world::fleet, () -> world.observed().value(), world.engines(), world.work());
        new ContainerOrders(ground, stage.gate(), stage.modals(), stage.toasts(), stacks::stop, selected::ask)
                .give(order, containers);
    }

    @Override
    public void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer) {
        moves.ask(List.of(container), answer);
    }

    @Override
    public void moveTo(Item.OfContainer container, HostId host) {
        moves.to(List.of(container), host);
    }

    @Override
    public void chooseHost(List<Item.OfContainer> containers) {
        new MoveDialog(world, stage, moves).ask(containers);
    }

    @Override
    public void showLogs(Item.OfContainer container) {
        selection.only(container);
        window.openInspector(true);
        inspector.openLogs();
    }

    @Override
    public void examine(List<Item> items) {
        world.examine(stage, items, List.of());
    }

    @Override
    public void planAgain(DeployProgress work) {
        stacks.plan(work.plan().stack());
    }

    @Override
    public void finish(DeployProgress work) {
        recovery.resume(() -> world.recovery().finish(work.plan().stack(), world.fleet()));
    }

    @Override
    public void undo(DeployProgress work) {
        recovery.resume(() -> world.recovery().undo(work.plan().stack(), world.fleet()));
    }

    @Override
    public void showOnMap(DeployProgress work) {
        window.go(Section.FLEET);
    }

    @Override
    public void showHistory() {
        window.go(Section.HISTORY);
    }

    @Override
    public void closePanel() {
        window.openActivity(false);
    }
}
