package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.monitor.MonitorCentre;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorModel;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.NodeMenu;
import dev.flotilla.app.ui.monitor.NodeSide;
import dev.flotilla.app.ui.monitor.WaitingPage;
import dev.flotilla.app.ui.monitor.alarms.AlarmNotices;
import dev.flotilla.app.ui.monitor.alarms.AlarmsPage;
import dev.flotilla.app.ui.monitor.heartbeats.GraphPage;
import dev.flotilla.app.ui.monitor.matrix.MatrixPage;
import dev.flotilla.app.ui.monitor.matrix.RemedyDeeds;
import dev.flotilla.app.ui.monitor.replicas.ReplicasPage;
import dev.flotilla.app.ui.monitor.replicas.RolloutTokens;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The section Monitor with its pages. Made on the JavaFX thread, once. */
public final class MonitorHouse {
    private final MonitorWorld world;
    private final MonitorDeeds deeds;
    private final RemedyDeeds remedies;
    private final Kit kit;
    private final NodeMenu menu;
    private final MonitorModel model;
    private final MonitorSection section;

    /** @param remedies made with what shows the heartbeats of a node */
    public MonitorHouse(
            MonitorWorld world,
            MonitorDeeds deeds,
            Function<Consumer<String>, RemedyDeeds> remedies,
            Kit kit,
            Settings settings) {
        this.world = world;
        this.deeds = deeds;
        this.remedies = remedies.apply(this::openHeartbeats);
        this.kit = kit;
        this.menu = new NodeMenu(world, deeds);
        model = new MonitorModel(world);
        MonitorCentre centre = new MonitorCentre(pages(), model);
        section = new MonitorSection(settings, new NodeSide(model, deeds, menu), centre);
        world.gate()
                .latest(
                        world.monitoring().alarms(),
                        4,
                        alarms -> centre.showUnread((int) alarms.stream()
                                .filter(a -> a.open() && !a.seen())
                                .count()));
    }

    /**
     * What pages use of the window.
     *
     * @param webhook opens the setting where alarms are sent; empty where none can be sent
     */
    public record Kit(Modals modals, Toasts toasts, RolloutTokens tokens, Optional<Runnable> webhook) {}

    private Map<MonitorTab, MonitorPage> pages() {
        Map<MonitorTab, MonitorPage> pages = new EnumMap<>(MonitorTab.class);
        for (MonitorTab tab : MonitorTab.values()) {
            pages.put(tab, new WaitingPage(deeds, tab));
        }
        pages.put(MonitorTab.MATRIX, new MatrixPage(world, deeds, remedies));
        pages.put(MonitorTab.HEARTBEATS, GraphPage.heartbeats(world, deeds));
        pages.put(MonitorTab.RESOURCES, GraphPage.resources(world, deeds));
        pages.put(MonitorTab.REPLICAS, new ReplicasPage(world, deeds, kit.tokens(), kit.modals()));
        pages.put(MonitorTab.ALARMS, new AlarmsPage(world, menu, kit.webhook(), this::show));
        return pages;
    }

    /** Brings new alarms to the bell and to toasts; what they show is opened in its section by {@code go}. */
    public void tell(Runnable go) {
        new AlarmNotices(world, kit.toasts(), alarm -> {
            go.run();
            show(alarm);
        });
    }

    /** An edge's alarm is about two: the matrix says why. */
    private void show(Alarm alarm) {
        if (alarm.nodes().size() == 2 && !alarm.nodes().contains(alarm.subject())) {
            section.open(MonitorTab.MATRIX);
        } else {
            alarm.nodes().forEach(node -> model.tick(node, true));
            alarm.nodes().stream().findFirst().ifPresent(model::select);
            section.open(MonitorTab.HEARTBEATS);
        }
    }

    /** The user looked at the bell: all alarms of now are seen. */
    public void seen() {
        world.monitoring().alarms().value().stream()
                .mapToLong(Alarm::id)
                .max()
                .ifPresent(id -> world.work().execute(() -> world.monitoring().seen(id)));
    }

    private void openHeartbeats(String node) {
        model.tick(node, true);
        model.select(node);
        section.open(MonitorTab.HEARTBEATS);
    }

    /** The port on which heartbeats are heard, or none. */
    public void chooseListening() {
        deeds.chooseListening();
    }

    /** What is in the list, ticked and selected. */
    public MonitorModel model() {
        return model;
    }

    public MonitorSection section() {
        return section;
    }
}
