package dev.flotilla.app.ui.kit.keys;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The dialog that lists every shortcut by group, the groups in three columns of about the same length. */
public final class CheatSheet {
    private static final int COLUMNS = 3;
    private static final double COLUMN = 320;
    private static final double WIDTH = 1_100;

    private CheatSheet() {}

    public static Dialog of(List<Shortcuts.Line> shortcuts, Runnable close) {
        Map<String, List<Shortcuts.Line>> groups = new LinkedHashMap<>();
        shortcuts.forEach(
                s -> groups.computeIfAbsent(s.group(), g -> new ArrayList<>()).add(s));
        List<VBox> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            VBox column = new VBox(20);
            column.setMinWidth(0);
            column.setPrefWidth(COLUMN);
            HBox.setHgrow(column, Priority.ALWAYS);
            columns.add(column);
        }
        Map<VBox, Integer> filled = new LinkedHashMap<>();
        columns.forEach(column -> filled.put(column, 0));
        groups.forEach((title, lines) -> {
            VBox shortest = columns.stream()
                    .min(Comparator.comparingInt(c -> filled.getOrDefault(c, 0)))
                    .orElseThrow();
            shortest.getChildren().add(group(title, lines));
            filled.merge(shortest, lines.size() + 2, Integer::sum);
        });
        HBox all = new HBox(36);
        all.getChildren().addAll(columns);
        all.getStyleClass().add("fl-cheat-sheet");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Button done = Buttons.plain("Close", close);
        done.setCancelButton(true);
        return new Dialog("Keyboard and mouse", scroll).width(WIDTH).buttons(done);
    }

    private static VBox group(String title, List<Shortcuts.Line> lines) {
        VBox box = new VBox(6, Labels.section(title));
        for (Shortcuts.Line line : lines) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label words = Labels.of(line.words());
            words.setMinWidth(0);
            Label keys = Labels.key(line.shown());
            keys.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(new HBox(8, words, gap, keys));
        }
        return box;
    }
}
