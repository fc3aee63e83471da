package dev.flotilla.app.ui.kit.keys;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The dialog that lists every shortcut by group. */
public final class CheatSheet {
    private static final double COLUMN = 300;

    private CheatSheet() {}

    public static Dialog of(List<Shortcut> shortcuts, Runnable close) {
        Map<String, VBox> groups = new LinkedHashMap<>();
        for (Shortcut shortcut : shortcuts) {
            VBox column = groups.computeIfAbsent(shortcut.group(), g -> {
                VBox box = new VBox(6, Labels.section(g));
                box.setPrefWidth(COLUMN);
                return box;
            });
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            column.getChildren().add(new HBox(8, Labels.of(shortcut.words()), gap, Labels.key(shortcut.shown())));
        }
        FlowPane columns = new FlowPane(32, 20);
        columns.getChildren().addAll(groups.values());
        columns.setPrefWrapLength(2 * COLUMN + 40);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        return new Dialog("Keyboard", scroll).width(720).buttons(Buttons.plain("Close", close));
    }
}
