package dev.flotilla.app.ui.kit.keys;

import java.util.Locale;
import java.util.Objects;
import javafx.scene.input.KeyCombination;

/**
 * A key that does something in the whole window.
 *
 * @param words what it does: "Undo an edit"
 * @param group under which the cheat sheet lists it
 * @param keys a character or a combination; Shortcut stands for Ctrl, Cmd on macOS
 */
public record Shortcut(String words, String group, KeyCombination keys) {
    public Shortcut {
        Objects.requireNonNull(words);
        Objects.requireNonNull(group);
        Objects.requireNonNull(keys);
    }

    /** @param keys as JavaFX writes it: {@code Shortcut+Shift+Z}, {@code F6}, {@code L} */
    public static Shortcut of(String keys, String words, String group) {
        return new Shortcut(words, group, KeyCombination.valueOf(keys));
    }

    /** The key that is held for what other programs do as well: Ctrl, Cmd on macOS. */
    static String held() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "Cmd" : "Ctrl";
    }

    /** As people read it: {@code Ctrl Shift Z}. */
    public String shown() {
        return keys.getName()
                .replace("Shortcut", held())
                .replace("Slash", "/")
                .replace("Esc", "Esc")
                .replace('+', ' ')
                .replace("'?'", "?");
    }

    /** Without Ctrl, Alt or Cmd: such a key must not act while someone types. */
    public boolean isPlain() {
        String name = keys.getName();
        boolean held =
                name.contains("Shortcut+") || name.contains("Ctrl+") || name.contains("Alt+") || name.contains("Meta+");
        return !held && !name.matches("(Shift\\+)?F\\d+");
    }
}
