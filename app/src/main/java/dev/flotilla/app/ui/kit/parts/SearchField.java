package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text field with a magnifier in it; filters and searches. */
public final class SearchField extends HBox {
    private final TextField text = new TextField();

    public SearchField(String prompt) {
        getStyleClass().add("fl-search");
        text.setPromptText(prompt);
        text.setAccessibleText(prompt);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icons.muted("search", 14), text);
        text.focusedProperty().addListener((o, was, is) -> {
            if (is) {
                getStyleClass().add("fl-focus");
            } else {
                getStyleClass().remove("fl-focus");
            }
        });
    }

    public TextField text() {
        return text;
    }
}
