package dev.flotilla.app.ui.kit.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** What the Tab key can reach within a part of the window, in reading order. */
public final class TabOrder {
    private TabOrder() {}

    /** All that can take the focus now, the part itself included. */
    public static List<Node> in(Node part) {
        List<Node> found = new ArrayList<>();
        collect(part, found);
        return List.copyOf(found);
    }

    public static Optional<Node> first(Node part) {
        return in(part).stream().findFirst();
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            inReadingOrder(parent).forEach(child -> collect(child, found));
        }
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
        if (parent instanceof SplitPane split) {
            return split.getItems();
        }
        return parent.getChildrenUnmodifiable();
    }

    /**
     * Moves the focus to the next or previous place of a part, from its end to its beginning.
     *
     * @param by 1 or -1
     */
    public static void move(Node part, int by) {
        List<Node> places = in(part);
        if (places.isEmpty()) {
            return;
        }
        Node owner = part.getScene() == null ? null : part.getScene().getFocusOwner();
        int at = -1;
        for (Node node = owner; node != null && at < 0; node = node.getParent()) {
            at = places.indexOf(node);
        }
        int next = at < 0 ? (by > 0 ? 0 : places.size() - 1) : Math.floorMod(at + by, places.size());
        KeyFocus.on(places.get(next));
        scrollTo(places.get(next));
    }

    /** Whether a node lies in a part. */
    public static boolean holds(Node part, Optional<Node> node) {
        for (Node at = node.orElse(null); at != null; at = at.getParent()) {
            if (at.equals(part)) {
                return true;
            }
        }
        return false;
    }

    private static void scrollTo(Node node) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane scroll && scroll.getContent() != null) {
                double content = scroll.getContent().getLayoutBounds().getHeight();
                double view = scroll.getViewportBounds().getHeight();
                Bounds bounds = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double top = scroll.getVvalue() * (content - view);
                if (content > view && (bounds.getMinY() < top || bounds.getMaxY() > top + view)) {
                    scroll.setVvalue(Math.clamp((bounds.getCenterY() - view / 2) / (content - view), 0, 1));
                }
            }
        }
    }
}
