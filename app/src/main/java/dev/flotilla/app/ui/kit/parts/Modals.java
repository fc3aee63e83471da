package dev.flotilla.app.ui.kit.parts;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Dialogs inside the window, over a scrim. One at a time is seen; closing it shows the one below. The focus goes into
 * the dialog and returns to where it was.
 */
public final class Modals extends StackPane {
    /** Free space around a dialog, at least, on each side. */
    private static final double MARGIN = 12;

    private final ModalPane pane = new ModalPane();
    private final Deque<Shown> shown = new ArrayDeque<>();

    private record Shown(Node node, Optional<Node> focusBefore, Runnable onClosed) {}

    public Modals() {
        setPickOnBounds(false);
        pane.setAlignment(Pos.CENTER);
        pane.displayProperty().addListener((o, was, is) -> {
            if (!is) {
                closed();
            }
        });
        // An empty pane lies behind its siblings, but this one has none: without this it would take every click.
        mouseTransparentProperty().bind(pane.displayProperty().not());
        getChildren().add(pane);
    }

    public void show(Node dialog) {
        show(dialog, () -> {});
    }

    /** @param onClosed runs once, however it was closed */
    public void show(Node dialog, Runnable onClosed) {
        Optional<Node> focus = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
        shown.push(new Shown(dialog, focus, onClosed));
        if (dialog instanceof Region region) {
            region.maxHeightProperty()
                    .bind(heightProperty().subtract(2 * MARGIN).map(h -> Math.min(h.doubleValue(), wished(region))));
        }
        pane.show(dialog);
        dialog.requestFocus();
        if (dialog instanceof javafx.scene.Parent parent) {
            firstFocusable(parent).ifPresent(Node::requestFocus);
        }
    }

    /** Closes the uppermost. */
    public void close() {
        pane.hide(true);
    }

    public boolean isShowing() {
        return !shown.isEmpty();
    }

    private void closed() {
        if (shown.isEmpty()) {
            return;
        }
        Shown was = shown.pop();
        if (was.node() instanceof Region region) {
            region.maxHeightProperty().unbind();
        }
        was.onClosed().run();
        if (!shown.isEmpty() && !pane.isDisplay()) {
            pane.show(shown.peek().node());
        } else {
            was.focusBefore().ifPresent(Node::requestFocus);
        }
    }

    private static double wished(Region dialog) {
        return dialog.prefHeight(-1);
    }

    private static Optional<Node> firstFocusable(javafx.scene.Parent parent) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
                return Optional.of(node);
            }
            if (node instanceof javafx.scene.Parent inner) {
                Optional<Node> found = firstFocusable(inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
