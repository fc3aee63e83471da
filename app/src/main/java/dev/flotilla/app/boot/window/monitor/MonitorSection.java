package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.monitor.MonitorCentre;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.NodeSide;
import dev.flotilla.app.ui.window.HasSide;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The section Monitor: its list of nodes beside its pages. Pages that show every node take the whole width. */
public final class MonitorSection extends SplitPane implements HasSide {
    private static final String WIDTH = "window.monitor-side";
    private static final int BY_RULE = 288;
    private static final int LEAST = 216;
    private static final int MOST = 400;

    private final NodeSide side;
    private final MonitorCentre centre;
    private final VBox column;
    private final HBox bar = new HBox();
    private int drawn;
    private boolean narrow;

    public MonitorSection(Settings settings, NodeSide side, MonitorCentre centre) {
        this.side = side;
        this.centre = centre;
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below", "fl-surface");
        bar.getChildren().add(Buttons.small(Buttons.icon("sidebar", "Side panel, Ctrl B", this::toggleSide)));
        bar.getChildren().getFirst().setId("monitor-side-panel");
        column = new VBox(centre);
        VBox.setVgrow(centre, Priority.ALWAYS);
        column.setMinWidth(0);
        getItems().addAll(side, column);
        setResizableWithParent(side, false);
        side.setMinWidth(LEAST);
        side.setMaxWidth(MOST);
        drawn = settings.get(WIDTH)
                .filter(w -> w.matches("\\d{1,4}"))
                .map(w -> Math.clamp(Integer.parseInt(w), LEAST, MOST))
                .orElse(BY_RULE);
        widthProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0) {
                place();
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (isSideShown() && Math.abs(side.getWidth() - drawn) >= 1) {
                drawn = (int) Math.round(side.getWidth());
                settings.put(WIDTH, Integer.toString(drawn));
            }
        });
        centre.tabProperty().addListener((o, was, is) -> byRule());
    }

    private void byRule() {
        showSide(!narrow && centre.tabProperty().get().besideNodes());
    }

    @Override
    public void offerSide(boolean isNarrow) {
        if (narrow != isNarrow) {
            narrow = isNarrow;
            column.getChildren().setAll(narrow ? List.of(bar, centre) : List.of(centre));
            byRule();
        }
    }

    @Override
    public void toggleSide() {
        showSide(!isSideShown());
    }

    @Override
    public void focusFilter() {
        showSide(true);
        side.focusFilter();
    }

    public void open(MonitorTab tab) {
        centre.open(tab);
    }

    private boolean isSideShown() {
        return getItems().contains(side);
    }

    private void showSide(boolean shown) {
        if (shown != isSideShown()) {
            getItems().setAll(shown ? List.of(side, column) : List.of(column));
            place();
        }
    }

    private void place() {
        if (isSideShown() && getWidth() > 0) {
            setDividerPositions(drawn / getWidth());
        }
    }
}
