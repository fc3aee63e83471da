package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.keys.KeyFocus;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The centre of the section: the page of one tab. The tabs are apart, for they stand over the list of nodes too and stay
 * where they are when that comes and goes. Only the page that is seen is told to draw.
 */
public final class MonitorCentre extends VBox {
    private final Map<MonitorTab, MonitorPage> pages;
    private final Map<MonitorTab, ToggleButton> tabs = new EnumMap<>(MonitorTab.class);
    private final ReadOnlyObjectWrapper<MonitorTab> tab = new ReadOnlyObjectWrapper<>(MonitorTab.HEARTBEATS);
    private final StackPane content = new StackPane();
    private final HBox bar = new HBox();

    /** @param pages of every tab */
    public MonitorCentre(Map<MonitorTab, MonitorPage> pages, MonitorModel model) {
        this.pages = new EnumMap<>(pages);
        RoomStyle.add(this, MonitorCentre.class, "monitor.css");
        getStyleClass().add("fl-surface");
        bar.getStyleClass().addAll("fl-tabs", "fl-line-below");
        ToggleGroup group = new ToggleGroup();
        for (MonitorTab each : MonitorTab.values()) {
            tabs.put(each, tab(each, group));
        }
        bar.getChildren().addAll(tabs.values());
        bar.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        bar.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinSize(0, 0);
        getChildren().add(content);
        setMinSize(0, 0);
        Consumer<List<TickedNode>> tell = ticked -> pages.values().forEach(p -> p.ticked(ticked));
        model.tickedProperty().addListener((o, was, is) -> tell.accept(is));
        tell.accept(model.tickedProperty().get());
        sceneProperty().addListener((o, was, is) -> tellShown());
        showUnread(0);
        open(MonitorTab.HEARTBEATS);
    }

    private ToggleButton tab(MonitorTab of, ToggleGroup group) {
        ToggleButton button = new ToggleButton(of.word(), Icons.line(of.icon(), 14));
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setId("monitor-tab-" + of.name().toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> {
            open(of);
            takeKeys();
        });
        return button;
    }

    /** Left and right go from tab to tab, as in every row of tabs. */
    private void arrows(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0 && !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown()) {
            List<MonitorTab> all = List.of(MonitorTab.values());
            MonitorTab next = all.get(Math.floorMod(all.indexOf(tab.get()) + by, all.size()));
            open(next);
            Optional.ofNullable(tabs.get(next)).ifPresent(KeyFocus::on);
            event.consume();
        }
    }

    /** The page's own keys work wherever the focus is in the section, but where someone types or chooses. */
    private void key(KeyEvent event) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        if (owner instanceof TextInputControl || owner instanceof ComboBoxBase<?>) {
            return;
        }
        Optional.ofNullable(pages.get(tab.get())).ifPresent(page -> page.key(event));
    }

    /** The row of tabs. */
    public Node tabs() {
        return bar;
    }

    /** The keyboard goes to where the keys of the page are. */
    public void takeKeys() {
        Optional.ofNullable(pages.get(tab.get())).ifPresent(MonitorPage::takeKeys);
    }

    public void open(MonitorTab next) {
        tab.set(next);
        tabs.forEach((each, button) -> button.setSelected(each == next));
        List<Node> shown = pages.entrySet().stream()
                .filter(e -> e.getKey() == next)
                .map(e -> e.getValue().node())
                .toList();
        if (!content.getChildren().equals(shown)) {
            content.getChildren().setAll(shown);
        }
        tellShown();
    }

    private void tellShown() {
        pages.forEach((each, page) -> page.shown(getScene() != null && each == tab.get()));
    }

    public ReadOnlyObjectProperty<MonitorTab> tabProperty() {
        return tab.getReadOnlyProperty();
    }

    /** How many alarms nobody has looked at. */
    public void showUnread(int count) {
        ToggleButton alarms = tabs.get(MonitorTab.ALARMS);
        if (alarms != null) {
            alarms.setText(MonitorTab.ALARMS.word() + (count == 0 ? "" : "  " + count));
            alarms.setAccessibleText(MonitorTab.ALARMS.word() + (count == 0 ? "" : ", " + count + " not seen"));
        }
    }
}
