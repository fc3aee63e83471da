package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The environment of a container. A secret is masked until its own eye is pressed, and masked again on leaving. */
final class EnvironmentView extends StackPane {
    EnvironmentView() {
        getChildren()
                .setAll(new EmptyState("loader", "Asking the engine", "The environment is read when it is asked for."));
    }

    void unknown() {
        getChildren().setAll(new EmptyState("help-circle", "Not known", "The host does not answer now."));
    }

    void show(Map<String, EnvValue> environment) {
        VBox rows = new VBox();
        environment.forEach((name, value) -> rows.getChildren().add(row(name, value)));
        if (environment.isEmpty()) {
            getChildren().setAll(new EmptyState("code", "No variables", "Nothing is set for this container."));
        } else {
            getChildren().setAll(Sections.scrolling(rows));
        }
    }

    private Node row(String name, EnvValue value) {
        Label text = Labels.wrapped(value.shown(), "fl-mono");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox line = Sections.row(text);
        if (value.isSecret() && !value.isEmpty()) {
            line.getChildren().add(eye(name, value, text));
        }
        VBox row = new VBox(1, Labels.of(name, "fl-mono", "fl-muted"), line);
        row.getStyleClass().add("fl-insp-row");
        return row;
    }

    private ToggleButton eye(String name, EnvValue value, Label text) {
        ToggleButton eye = new ToggleButton();
        eye.getStyleClass().addAll("fl-flat", "fl-icon-only", "fl-s");
        eye.setGraphic(Icons.muted("eye", 14));
        eye.setTooltip(new Tooltip("Show " + name));
        eye.setAccessibleText("Show " + name);
        eye.setId("reveal-" + name);
        eye.selectedProperty().addListener((o, was, is) -> {
            text.setText(is ? value.reveal() : value.shown());
            eye.setGraphic(Icons.muted(is ? "eye-off" : "eye", 14));
        });
        sceneProperty().addListener((o, was, is) -> eye.setSelected(false));
        return eye;
    }
}
