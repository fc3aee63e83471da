package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where nothing is yet: what will appear, and the one button that makes it appear. */
public final class EmptyState extends VBox {
    public EmptyState(String icon, String title, String sentence, Button... button) {
        getStyleClass().add("fl-empty");
        Label words = Labels.wrapped(sentence, "fl-small", "fl-muted");
        words.setMaxWidth(320);
        getChildren().addAll(Icons.muted(icon, 32), Labels.section(title), words);
        getChildren().addAll(button);
    }
}
