package dev.flotilla.app.ui.kit.keys;

import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Focus that a key has moved. The toolkit shows its ring only where it moved the focus itself, by Tab; who goes somewhere by
 * another key has to see where he is too. JavaFX thread only.
 */
public final class KeyFocus {
    private static final PseudoClass SEEN = PseudoClass.getPseudoClass("focus-visible");

    private KeyFocus() {}

    /** Gives the focus to a node and shows it there until it goes elsewhere. */
    public static void on(Node node) {
        node.requestFocus();
        Scene scene = node.getScene();
        if (scene == null || !node.equals(scene.getFocusOwner())) {
            return;
        }
        node.pseudoClassStateChanged(SEEN, true);
        scene.focusOwnerProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Node> owner, Node was, Node is) {
                if (!Objects.equals(is, node)) {
                    node.pseudoClassStateChanged(SEEN, false);
                    scene.focusOwnerProperty().removeListener(this);
                }
            }
        });
    }
}
