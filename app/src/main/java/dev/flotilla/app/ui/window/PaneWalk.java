package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.keys.TabOrder;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * F6 and Shift F6: from part to part of the window. A frame shows which part has the keyboard, until the focus leaves it or
 * the mouse is used: what is drawn on a canvas, or empty, shows no ring of its own.
 */
final class PaneWalk {
    private final StackPane root;
    private final Region ring = new Region();
    private Optional<Node> pane = Optional.empty();

    /** @param root of the window; the frame lies over its first child */
    PaneWalk(StackPane root) {
        this.root = root;
        ring.getStyleClass().add("fl-pane-ring");
        ring.setId("pane-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        root.getChildren().add(1, ring);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> hide());
        root.widthProperty().addListener((o, was, is) -> hide());
        root.heightProperty().addListener((o, was, is) -> hide());
        root.sceneProperty().flatMap(Scene::focusOwnerProperty).addListener((o, was, is) -> {
            if (pane.filter(p -> TabOrder.holds(p, Optional.ofNullable(is))).isEmpty()) {
                hide();
            }
        });
    }

    /** @param by 1 or -1 */
    void go(List<Regions> all, int by) {
        Optional<Node> owner = Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
        Regions.go(all, owner, by).ifPresent(this::show);
    }

    private void show(Node node) {
        pane = Optional.of(node);
        Bounds at = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        ring.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
        ring.setVisible(true);
    }

    private void hide() {
        pane = Optional.empty();
        ring.setVisible(false);
    }
}
