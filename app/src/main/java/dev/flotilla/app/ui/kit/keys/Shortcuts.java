package dev.flotilla.app.ui.kit.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyEvent;

/** All shortcuts of a window. JavaFX thread only. */
public final class Shortcuts {
    private static final String TEXT = "flotilla.text";

    /** Tells which keys a node answers itself. */
    @FunctionalInterface
    public interface OwnKeys {
        boolean answers(KeyEvent event);
    }

    private final Map<Shortcut, Runnable> deeds = new LinkedHashMap<>();
    private final List<Line> listed = new ArrayList<>();

    /** As the cheat sheet has it: under which heading, what happens, by which keys. */
    public record Line(String group, String words, String shown) {}

    public void register(Shortcut shortcut, Runnable deed) {
        deeds.put(shortcut, deed);
        listed.add(new Line(shortcut.group(), shortcut.words(), shortcut.shown()));
    }

    /**
     * Keys that some control answers itself; the cheat sheet names them.
     *
     * @param shown as people read it, with Shortcut for Ctrl or Cmd: "Shift Left", "Shortcut wheel"
     */
    public void list(String shown, String words, String group) {
        listed.add(new Line(group, words, shown.replace("Shortcut", Shortcut.held())));
    }

    /**
     * A text is typed in this node, though it is no text field of JavaFX.
     *
     * @param own keys that the node answers itself while it has the focus, whatever they mean elsewhere
     */
    public static void text(Node node, OwnKeys own) {
        node.getProperties().put(TEXT, own);
    }

    /** Whether the node with the focus, if there is one, answers this key itself. */
    public static boolean answers(Scene scene, KeyEvent event) {
        Node owner = scene.getFocusOwner();
        return owner != null && owner.getProperties().get(TEXT) instanceof OwnKeys own && own.answers(event);
    }

    private static boolean isTyping(Scene scene) {
        Node owner = scene.getFocusOwner();
        return owner instanceof TextInputControl
                || owner != null && owner.getProperties().containsKey(TEXT);
    }

    /** In the order of registering. */
    public List<Line> all() {
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
        if (isTyping(scene)) {
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
        if (answers(scene, event)) {
            return;
        }
        boolean typing = isTyping(scene);
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
