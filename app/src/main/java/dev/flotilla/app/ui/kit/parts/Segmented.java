package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** One of a few, side by side; exactly one is always chosen. */
public final class Segmented<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<? super T> onChoice;

    public Segmented(Consumer<? super T> onChoice) {
        this.onChoice = onChoice;
        getStyleClass().add("fl-seg");
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null && was != null) {
                group.selectToggle(was);
            }
        });
    }

    public Segmented<T> add(T value, String text) {
        return add(value, text, "");
    }

    /** @param icon Feather's name; empty for none */
    public Segmented<T> add(T value, String text, String icon) {
        ToggleButton button = new ToggleButton(text);
        if (!icon.isEmpty()) {
            button.setGraphic(Icons.line(icon, 14));
        }
        button.setUserData(value);
        button.setToggleGroup(group);
        button.setOnAction(e -> onChoice.accept(value));
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().forEach(n -> n.getStyleClass().remove("fl-last"));
        button.getStyleClass().add("fl-last");
        if (getChildren().isEmpty()) {
            button.getStyleClass().add("fl-first");
            button.setSelected(true);
        }
        getChildren().add(button);
        return this;
    }

    /** Shows a value as chosen without telling the listener. */
    public void show(T value) {
        group.getToggles().stream()
                .filter(t -> value.equals(t.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
