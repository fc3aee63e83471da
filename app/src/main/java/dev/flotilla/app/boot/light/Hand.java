package dev.flotilla.app.boot.light;

import dev.flotilla.app.docker.LogLine;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;

/** Finds what a person would press, and presses it. */
final class Hand {
    private final LitWindow window;
    private final Pulse pulse;

    Hand(LitWindow window, Pulse pulse) {
        this.window = window;
        this.pulse = pulse;
    }

    /** The button, as soon as it is there and may be pressed. */
    Button button(String id) throws StepFailed, InterruptedException {
        return pulse.found("the button " + id + " can be pressed", () -> find(id));
    }

    void press(String id) throws StepFailed, InterruptedException {
        Button button = button(id);
        pulse.run(button::fire);
    }

    private Optional<Button> find(String id) {
        return window.stage().getScene().getRoot().lookupAll("#" + id).stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> isSeen(button) && !button.isDisabled())
                .findFirst();
    }

    /** Whether a text stands in the window. JavaFX thread. */
    boolean isShown(String text) {
        return window.stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Labeled label && isSeen(node) && text.equals(label.getText()));
    }

    /** How many lines the log shows, when it shows one. JavaFX thread. */
    Optional<Integer> logLines() {
        return window.stage().getScene().getRoot().lookupAll(".fl-log").stream()
                .filter(node -> node instanceof ListView<?> && isSeen(node))
                .map(node -> ((ListView<?>) node).getItems())
                .filter(items -> !items.isEmpty() && items.getFirst() instanceof LogLine)
                .map(items -> items.size())
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
