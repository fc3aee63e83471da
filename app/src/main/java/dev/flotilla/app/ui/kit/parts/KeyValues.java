package dev.flotilla.app.ui.kit.parts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names at the left, values at the right, 12 px. */
public final class KeyValues extends GridPane {
    private int row;

    public KeyValues() {
        setHgap(8);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(88);
        names.setPrefWidth(104);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    public KeyValues add(String name, String value) {
        return add(name, Labels.wrapped(value, "fl-small"));
    }

    public KeyValues addMono(String name, String value) {
        return add(name, Labels.wrapped(value, "fl-mono"));
    }

    public KeyValues add(String name, Node value) {
        Label label = Labels.secondary(name);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        label.setLabelFor(value);
        addRow(row++, label, value);
        return this;
    }
}
