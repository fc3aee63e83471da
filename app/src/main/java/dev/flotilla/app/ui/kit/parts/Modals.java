package dev.flotilla.app.ui.kit.parts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * Dialogs inside the window, over a scrim. One at a time is seen; closing it shows the one below. The focus goes into
 * the dialog and returns to where it was.
 */
public final class Modals extends StackPane {
    /** Free space around a dialog, at least, on each side. */
    private static final double MARGIN = 12;

    private static final String STARTS_HERE = "flotilla.starts-here";

    private final Deque<Shown> shown = new ArrayDeque<>();

    private record Shown(Node node, Optional<Node> focusBefore, Runnable onClosed) {}

    public Modals() {
        getStyleClass().add("fl-scrim");
        setVisible(false);
    }

    public void show(Node dialog) {
        show(dialog, () -> {});
    }

    /** @param onClosed runs once, however it was closed */
    public void show(Node dialog, Runnable onClosed) {
        Optional<Node> focus = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
        shown.push(new Shown(dialog, focus, onClosed));
        getChildren().setAll(dialog);
        setVisible(true);
        // In its place before it is painted at all: what was painted elsewhere first may stay there.
        applyCss();
        layout();
        dialog.requestFocus();
        if (dialog instanceof Parent parent) {
            marked(parent).or(() -> firstFocusable(parent)).ifPresent(Node::requestFocus);
        }
    }

    /** The dialog that holds this node starts with the focus there, in place of its first field. */
    public static <T extends Node> T startsHere(T node) {
        node.getProperties().put(STARTS_HERE, true);
        return node;
    }

    /** Closes the uppermost. */
    public void close() {
        if (shown.isEmpty()) {
            return;
        }
        Shown was = shown.pop();
        if (shown.isEmpty()) {
            getChildren().clear();
            setVisible(false);
        } else {
            getChildren().setAll(shown.peek().node());
        }
        was.onClosed().run();
        was.focusBefore().ifPresent(Node::requestFocus);
    }

    public boolean isShowing() {
        return !shown.isEmpty();
    }

    /** Each as large as it wishes to be now, at most the window less the margin, in the middle. */
    @Override
    protected void layoutChildren() {
        for (Node dialog : getManagedChildren()) {
            double width = Math.min(getWidth() - 2 * MARGIN, dialog.prefWidth(-1));
            double height = Math.min(getHeight() - 2 * MARGIN, dialog.prefHeight(width));
            dialog.resizeRelocate(
                    snapPositionX((getWidth() - width) / 2),
                    snapPositionY((getHeight() - height) / 2),
                    snapSizeX(width),
                    snapSizeY(height));
        }
    }

    private static Optional<Node> marked(Parent parent) {
        return find(parent, node -> node.getProperties().containsKey(STARTS_HERE));
    }

    private static Optional<Node> firstFocusable(Parent parent) {
        return find(parent, node -> node.isFocusTraversable() && node.isVisible() && !node.isDisabled());
    }

    private static Optional<Node> find(Parent parent, Predicate<Node> wanted) {
        for (Node node : inReadingOrder(parent)) {
            if (wanted.test(node)) {
                return Optional.of(node);
            }
            if (node instanceof Parent inner) {
                Optional<Node> found = find(inner, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Node> inReadingOrder(Parent parent) {
        if (parent instanceof BorderPane pane) {
            return Stream.of(pane.getTop(), pane.getLeft(), pane.getCenter(), pane.getRight(), pane.getBottom())
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (parent instanceof ScrollPane scroll) {
            // Its skin may not be there yet.
            return Stream.ofNullable(scroll.getContent()).toList();
        }
        return parent.getChildrenUnmodifiable();
    }
}
