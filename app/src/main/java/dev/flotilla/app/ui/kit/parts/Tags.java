package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tags 20 px high: status, plain words, and those that are switched on and off. */
public final class Tags {
    private Tags() {}

    /** Glyph, word and colour of a status. */
    public static Label status(Status status) {
        Label tag = toned(status.word(), status.tone());
        tag.setGraphic(Icons.status(status, 14));
        return tag;
    }

    public static Label plain(String text) {
        return toned(text, Tone.NEUTRAL);
    }

    public static Label toned(String text, Tone tone) {
        Label tag = new Label(text);
        tag.getStyleClass().addAll("fl-tag", tone.textClass());
        tag.setMinWidth(Label.USE_PREF_SIZE);
        return tag;
    }

    public static Label toned(String text, String icon, Tone tone) {
        Label tag = toned(text, tone);
        tag.setGraphic(Icons.toned(icon, 14, tone));
        return tag;
    }

    /** A layer or filter: with a check when on. */
    public static ToggleButton check(String text, boolean on) {
        ToggleButton tag = new ToggleButton(text);
        tag.getStyleClass().add("fl-check-tag");
        FontIcon check = Icons.line("check", 14);
        tag.graphicProperty().bind(tag.selectedProperty().map(selected -> selected ? check : null));
        tag.setSelected(on);
        tag.setMinWidth(ToggleButton.USE_PREF_SIZE);
        return tag;
    }
}
