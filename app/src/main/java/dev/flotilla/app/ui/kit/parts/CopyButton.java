package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/** Puts a text on the clipboard and shows for a moment that it did; an empty one leaves there what is there. */
public final class CopyButton extends Button {
    private static final Duration SHOWN = Duration.seconds(1.5);

    /** An icon alone, 28 px. */
    public CopyButton(String tooltip, Supplier<String> text) {
        this("", tooltip, text);
        getStyleClass().addAll("fl-flat", "fl-icon-only");
    }

    /** With words, 28 px high. */
    public CopyButton(String words, String tooltip, Supplier<String> text) {
        super(words);
        getStyleClass().add("fl-s");
        setGraphic(Icons.muted("copy", 14));
        Buttons.tip(this, tooltip);
        PauseTransition back = new PauseTransition(SHOWN);
        back.setOnFinished(e -> setGraphic(Icons.muted("copy", 14)));
        setOnAction(e -> {
            String copied = text.get();
            if (copied.isEmpty()) {
                return;
            }
            copy(copied);
            setGraphic(Icons.toned("check", 14, Tone.SUCCESS));
            back.playFromStart();
        });
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
