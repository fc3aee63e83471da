package dev.flotilla.app.ui.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a node: the same in the list, in the alarms and in the inspector. */
public final class NodeMenu {
    /** Longer than anybody looks at it; until somebody ends it. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private final MonitorWorld world;
    private final MonitorDeeds deeds;

    public NodeMenu(MonitorWorld world, MonitorDeeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    ContextMenu of(NodeRow row) {
        ContextMenu menu = mute(row.name(), row.muted());
        MenuItem examine = new MenuItem("Examine");
        examine.setOnAction(e -> deeds.examineNode(row.name()));
        MenuItem change = new MenuItem("Change");
        change.setOnAction(e -> deeds.changeNode(row.name()));
        MenuItem remove = new MenuItem("Stop watching");
        remove.getStyleClass().add("fl-danger-text");
        remove.setOnAction(e -> deeds.removeNode(row.name()));
        menu.getItems().addAll(new SeparatorMenuItem(), examine, change, remove);
        return menu;
    }

    /** For how long a node raises no alarms. */
    public ContextMenu mute(String node, boolean muted) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item("Mute for 1 h", node, () -> Optional.of(now().plus(Duration.ofHours(1)))),
                        item("Mute until tomorrow", node, () -> Optional.of(tomorrow())),
                        item("Mute until ended", node, () -> Optional.of(now().plus(FOR_GOOD))));
        if (muted) {
            menu.getItems().add(item("End the mute", node, Optional::empty));
        }
        return menu;
    }

    private MenuItem item(String words, String node, java.util.function.Supplier<Optional<Instant>> until) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(e -> {
            Optional<Instant> end = until.get();
            world.work().execute(() -> world.monitoring().mute(node, end));
        });
        return item;
    }

    private Instant now() {
        return world.clock().instant();
    }

    /** Eight in the morning, where the user is. */
    private Instant tomorrow() {
        LocalDate today = LocalDate.ofInstant(now(), world.zone());
        return today.plusDays(1).atTime(8, 0).atZone(world.zone()).toInstant();
    }
}
