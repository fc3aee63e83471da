package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A label above, the control, and help under it; an error takes the place of the help. */
public final class Field extends VBox {
    private final Control control;
    private final Label foot = new Label();
    private final HBox head;
    private final Label name = new Label();
    private String help = "";

    public Field(String label, Control control) {
        this.control = control;
        getStyleClass().add("fl-field");
        name.setText(label);
        name.setLabelFor(control);
        head = new HBox(6, name);
        head.getStyleClass().add("fl-field-head");
        control.setMaxWidth(Double.MAX_VALUE);
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, control, foot);
        showFoot(Optional.empty());
    }

    /** Optional is the norm; this marks what is not. */
    public Field required() {
        head.getChildren().add(Labels.secondary("required"));
        return this;
    }

    /** Another label, for a field whose meaning depends on another. */
    public void setLabel(String text) {
        name.setText(text);
    }

    public Field help(String text) {
        help = text;
        showFoot(Optional.empty());
        return this;
    }

    /** Something at the right of the label, such as a link. */
    public Field beside(Node node) {
        head.getChildren().add(node);
        return this;
    }

    public void setError(Optional<String> error) {
        showFoot(error);
        if (error.isPresent() != control.getStyleClass().contains("fl-error")) {
            if (error.isPresent()) {
                control.getStyleClass().add("fl-error");
            } else {
                control.getStyleClass().remove("fl-error");
            }
        }
    }

    private void showFoot(Optional<String> error) {
        String text = error.orElse(help);
        foot.setText(text);
        foot.getStyleClass().setAll("label", error.isPresent() ? "fl-help-error" : "fl-help");
        foot.setGraphic(error.isPresent() ? Icons.toned("alert-circle", 14, Tone.DANGER) : null);
        foot.setVisible(!text.isEmpty());
        foot.setManaged(!text.isEmpty());
        control.setAccessibleHelp(text);
    }
}
