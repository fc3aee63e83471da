package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.monitor.MonitorCentre;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.NodeSide;
import dev.flotilla.app.ui.window.SideSplit;

/** The section Monitor: its list of nodes beside its pages. Pages that show every node take the whole width. */
public final class MonitorSection extends SideSplit {
    private static final String WIDTH = "window.monitor-side";
    private static final Widths WIDTHS = new Widths(216, 288, 400);

    private final NodeSide side;
    private final MonitorCentre centre;

    public MonitorSection(Settings settings, NodeSide side, MonitorCentre centre) {
        super("monitor", side, centre, WIDTHS, stored(settings), width -> settings.put(WIDTH, Integer.toString(width)));
        this.side = side;
        this.centre = centre;
        centre.tabProperty().addListener((o, was, is) -> byRule());
    }

    private static int stored(Settings settings) {
        return settings.get(WIDTH)
                .filter(w -> w.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    @Override
    protected boolean sideByRule(boolean isNarrow) {
        return !isNarrow && centre.tabProperty().get().besideNodes();
    }

    @Override
    public void focusFilter() {
        showSide(true);
        side.focusFilter();
    }

    public void open(MonitorTab tab) {
        centre.open(tab);
    }
}
