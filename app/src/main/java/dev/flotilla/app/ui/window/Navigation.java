package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sections at the left edge; at the foot help. */
final class Navigation extends VBox {
    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final Button help;

    Navigation(Consumer<Section> go, Runnable openHelp) {
        getStyleClass().add("fl-nav");
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton button = new ToggleButton(section.word(), Icons.line(section.icon(), 20));
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
