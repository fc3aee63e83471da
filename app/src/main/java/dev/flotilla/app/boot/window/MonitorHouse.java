package dev.flotilla.app.boot.window;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.monitor.MonitorCentre;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorModel;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.NodeMenu;
import dev.flotilla.app.ui.monitor.NodeSide;
import dev.flotilla.app.ui.monitor.WaitingPage;
import dev.flotilla.app.ui.monitor.heartbeats.GraphPage;
import dev.flotilla.app.ui.monitor.matrix.MatrixPage;
import dev.flotilla.app.ui.monitor.matrix.RemedyDeeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The section Monitor with its pages. Made on the JavaFX thread, once. */
public final class MonitorHouse {
    private final MonitorWorld world;
    private final MonitorDeeds deeds;
    private final RemedyDeeds remedies;
    private final MonitorModel model;
    private final MonitorSection section;

    /** @param remedies made with what shows the heartbeats of a node */
    public MonitorHouse(
            MonitorWorld world,
            MonitorDeeds deeds,
            Function<Consumer<String>, RemedyDeeds> remedies,
            Settings settings) {
        this.world = world;
        this.deeds = deeds;
        this.remedies = remedies.apply(this::openHeartbeats);
        model = new MonitorModel(world);
        MonitorCentre centre = new MonitorCentre(pages(), model);
        section = new MonitorSection(settings, new NodeSide(model, deeds, new NodeMenu(world, deeds)), centre);
        world.gate()
                .latest(
                        world.monitoring().alarms(),
                        4,
                        alarms -> centre.showUnread((int) alarms.stream()
                                .filter(a -> a.open() && !a.seen())
                                .count()));
    }

    static MonitorWorld world(World world, Stage stage, Theme theme) {
        return new MonitorWorld(
                world.monitoring(),
                world::fleet,
                world.observed(),
                stage.gate(),
                world.work(),
                world.clock(),
                world.zone(),
                theme);
    }

    private Map<MonitorTab, MonitorPage> pages() {
        Map<MonitorTab, MonitorPage> pages = new EnumMap<>(MonitorTab.class);
        for (MonitorTab tab : MonitorTab.values()) {
            pages.put(tab, new WaitingPage(deeds, tab));
        }
        pages.put(MonitorTab.MATRIX, new MatrixPage(world, deeds, remedies));
        pages.put(MonitorTab.HEARTBEATS, GraphPage.heartbeats(world, deeds));
        pages.put(MonitorTab.RESOURCES, GraphPage.resources(world, deeds));
        return pages;
    }

    private void openHeartbeats(String node) {
        model.tick(node, true);
        model.select(node);
        section.open(MonitorTab.HEARTBEATS);
    }

    /** What is in the list, ticked and selected. */
    public MonitorModel model() {
        return model;
    }

    public MonitorSection section() {
        return section;
    }
}
