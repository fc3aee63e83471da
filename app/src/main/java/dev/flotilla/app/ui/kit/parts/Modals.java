package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.keys.Shortcuts;
import dev.flotilla.app.ui.kit.keys.TabOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        ChangeListener<Node> back = (o, was, is) -> {
            if (is != null) {
                keepFocus(is);
            }
        };
        sceneProperty().addListener((o, was, is) -> {
            if (was != null) {
                was.focusOwnerProperty().removeListener(back);
            }
            if (is != null) {
                is.focusOwnerProperty().addListener(back);
            }
        });
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
            marked(parent).or(() -> TabOrder.first(parent)).ifPresent(Node::requestFocus);
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
        return TabOrder.in(parent).stream()
                .filter(node -> node.getProperties().containsKey(STARTS_HERE))
                .findFirst();
    }

    private void focusInto(Node dialog) {
        TabOrder.first(dialog).ifPresent(Node::requestFocus);
    }

    /** Tab goes round within the dialog. */
    private void tab(KeyEvent event) {
        boolean alone = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        boolean written = getScene() != null && Shortcuts.answers(getScene(), event);
        if (event.getCode() == KeyCode.TAB && alone && !written && !shown.isEmpty()) {
            TabOrder.move(shown.peek().node(), event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    /** Whatever else moves the focus below an open dialog: it comes back. What lies above dialogs may have it. */
    private void keepFocus(Node owner) {
        if (shown.isEmpty() || getParent() == null) {
            return;
        }
        int mine = getParent().getChildrenUnmodifiable().indexOf(this);
        for (int i = 0; i < mine; i++) {
            if (TabOrder.holds(getParent().getChildrenUnmodifiable().get(i), Optional.of(owner))) {
                focusInto(shown.peek().node());
                return;
            }
        }
    }
}
