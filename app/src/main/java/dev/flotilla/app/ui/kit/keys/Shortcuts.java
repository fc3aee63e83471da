package dev.flotilla.app.ui.kit.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyEvent;

/** All shortcuts of a window. JavaFX thread only. */
public final class Shortcuts {
    private final Map<Shortcut, Runnable> deeds = new LinkedHashMap<>();
    private final List<Shortcut> listed = new ArrayList<>();

    public void register(Shortcut shortcut, Runnable deed) {
        deeds.put(shortcut, deed);
        listed.add(shortcut);
    }

    /** A key that some control answers itself; the cheat sheet names it. */
    public void list(Shortcut shortcut) {
        listed.add(shortcut);
    }

    /** In the order of registering. */
    public List<Shortcut> all() {
        return List.copyOf(listed);
    }

    /** Listens after the focused control had its turn, except for combinations with Ctrl, which it takes first. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> act(scene, e, false));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> act(scene, e, true));
        scene.addEventHandler(KeyEvent.KEY_TYPED, e -> typed(scene, e));
    }

    /** Characters that most keyboards give with Shift, such as the question mark. */
    private void typed(Scene scene, KeyEvent event) {
        if (scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        for (Map.Entry<Shortcut, Runnable> entry : deeds.entrySet()) {
            if (isCharacter(entry.getKey()) && entry.getKey().shown().equals(event.getCharacter())) {
                event.consume();
                entry.getValue().run();
                return;
            }
        }
    }

    private static boolean isCharacter(Shortcut shortcut) {
        return shortcut.keys() instanceof KeyCharacterCombination;
    }

    private void act(Scene scene, KeyEvent event, boolean plain) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        for (Map.Entry<Shortcut, Runnable> entry : deeds.entrySet()) {
            Shortcut shortcut = entry.getKey();
            if (!isCharacter(shortcut)
                    && shortcut.isPlain() == plain
                    && shortcut.keys().match(event)
                    && !(typing && isTypingKey(shortcut))) {
                event.consume();
                entry.getValue().run();
                return;
            }
        }
    }

    /** Keys that mean something to a text field: letters, and the undo of its own text. */
    private static boolean isTypingKey(Shortcut shortcut) {
        String name = shortcut.keys().getName();
        return shortcut.isPlain() && !name.equals("Esc") || name.endsWith("Shortcut+Z") || name.endsWith("Shift+Z");
    }
}
