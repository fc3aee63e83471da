package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.ui.kit.parts.KeyValues;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Building blocks of both inspectors: sections with a line below, facts, a scrolling body. */
final class Sections {
    private Sections() {}

    static VBox section(String title, Node... content) {
        VBox section = new VBox(8);
        section.getStyleClass().add("fl-insp-section");
        if (!title.isEmpty()) {
            section.getChildren().add(Labels.section(title));
        }
        section.getChildren().addAll(content);
        return section;
    }

    static KeyValues facts(List<Fact> facts) {
        KeyValues values = new KeyValues();
        for (Fact fact : facts) {
            if (fact.mono()) {
                values.addMono(fact.name(), fact.value());
            } else {
                values.add(fact.name(), fact.value());
            }
        }
        return values;
    }

    static ScrollPane scrolling(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-insp-scroll");
        return scroll;
    }

    static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
