package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A sentence with a bar and a glyph in the colour of its tone. */
public final class Note extends HBox {
    private Note(Tone tone, Node icon, String title, String detail) {
        getStyleClass().addAll("fl-note", tone.textClass());
        VBox words = new VBox(2);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!title.isEmpty()) {
            Label head = Labels.wrapped(title, "fl-medium");
            words.getChildren().add(head);
        }
        if (!detail.isEmpty()) {
            words.getChildren().add(Labels.wrapped(detail, "fl-small"));
        }
        getChildren().addAll(icon, words);
        setMinHeight(USE_PREF_SIZE);
    }

    public static Note of(Tone tone, String icon, String title, String detail) {
        return new Note(tone, Icons.toned(icon, 16, tone), title, detail);
    }

    /** What failed, what to do, the code. */
    public static Note problem(Problem problem) {
        String detail = (problem.hint().isEmpty() ? "" : problem.hint() + " ") + problem.code();
        return new Note(Tone.DANGER, Icons.status(Status.DOWN, 16), problem.message(), detail);
    }
}
