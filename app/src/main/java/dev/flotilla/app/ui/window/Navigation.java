package dev.flotilla.app.ui.window;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sections at the left edge; at the foot help. */
final class Navigation extends VBox {
    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final Button help;
    private final Label unseen = Labels.of("", "fl-badge");

    Navigation(Consumer<Section> go, Runnable openHelp) {
        getStyleClass().add("fl-nav");
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton button = new ToggleButton(section.word(), icon(section));
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(section.word()));
            button.setOnAction(e -> {
                button.setSelected(true);
                go.accept(section);
            });
            buttons.put(section, button);
            getChildren().add(button);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        help = Buttons.plain("Help", "help-circle", openHelp);
        help.setGraphic(Icons.line("help-circle", 20));
        help.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(gap, help);
        show(Section.FLEET);
    }

    /** How many open alarms nobody has looked at, on the icon of the monitor. */
    void showAlarms(List<Alarm> alarms) {
        long count = alarms.stream().filter(a -> a.open() && !a.seen()).count();
        unseen.setText(count > 99 ? "99" : Long.toString(count));
        unseen.setVisible(count > 0);
        Optional.ofNullable(buttons.get(Section.MONITOR))
                .ifPresent(b -> b.setAccessibleText(
                        Section.MONITOR.word() + (count == 0 ? "" : ", " + count + " alarms not seen")));
    }

    private StackPane icon(Section section) {
        StackPane icon = new StackPane(Icons.line(section.icon(), 20));
        if (section == Section.MONITOR) {
            unseen.setVisible(false);
            unseen.setMouseTransparent(true);
            StackPane.setAlignment(unseen, Pos.TOP_RIGHT);
            unseen.setTranslateX(8);
            unseen.setTranslateY(-6);
            icon.setMaxSize(20, 20);
            icon.getChildren().add(unseen);
        }
        return icon;
    }

    void show(Section section) {
        buttons.forEach((s, button) -> button.setSelected(s == section));
    }

    /** Without words it is 52 wide; tooltips say them. */
    void fit(boolean withoutWords) {
        getStyleClass().remove("fl-narrow");
        if (withoutWords) {
            getStyleClass().add("fl-narrow");
        }
        buttons.forEach((section, button) -> button.setText(withoutWords ? "" : section.word()));
        help.setText(withoutWords ? "" : "Help");
    }
}
