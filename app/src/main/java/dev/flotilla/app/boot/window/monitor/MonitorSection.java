package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.monitor.MonitorCentre;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.NodeSide;
import dev.flotilla.app.ui.window.HasSide;
import dev.flotilla.app.ui.window.SideSplit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The section Monitor: its tabs, and under them the list of nodes beside the page. Pages that show every node take the
 * whole width; the tabs stay where they are.
 */
public final class MonitorSection extends VBox implements HasSide {
    private static final String WIDTH = "window.monitor-side";
    private static final SideSplit.Widths WIDTHS = new SideSplit.Widths(216, 288, 400);

    private final MonitorCentre centre;
    private final Columns columns;

    public MonitorSection(Settings settings, NodeSide side, MonitorCentre centre) {
        this.centre = centre;
        columns = new Columns(settings, side, centre);
        RoomStyle.add(this, MonitorCentre.class, "monitor.css");
        getStyleClass().add("fl-surface");
        VBox.setVgrow(columns, Priority.ALWAYS);
        columns.setMinSize(0, 0);
        setMinSize(0, 0);
        getChildren().addAll(centre.tabs(), columns);
    }

    private static int stored(Settings settings) {
        return settings.get(WIDTH)
                .filter(w -> w.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** What lies under the tabs. */
    private static final class Columns extends SideSplit {
        private final NodeSide side;
        private final MonitorCentre centre;

        Columns(Settings settings, NodeSide side, MonitorCentre centre) {
            super(
                    "monitor",
                    side,
                    centre,
                    WIDTHS,
                    stored(settings),
                    width -> settings.put(WIDTH, Integer.toString(width)));
            this.side = side;
            this.centre = centre;
            centre.tabProperty().addListener((o, was, is) -> byRule());
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
    }

    @Override
    public void offerSide(boolean narrow) {
        columns.offerSide(narrow);
    }

    @Override
    public void toggleSide() {
        columns.toggleSide();
    }

    @Override
    public void focusFilter() {
        columns.focusFilter();
    }

    @Override
    public List<Node> parts() {
        List<Node> parts = new ArrayList<>();
        parts.add(centre.tabs());
        parts.addAll(columns.parts());
        return parts;
    }

    @Override
    public void entered() {
        centre.takeKeys();
    }

    public void open(MonitorTab tab) {
        centre.open(tab);
    }
}
