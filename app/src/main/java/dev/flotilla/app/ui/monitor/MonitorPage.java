package dev.flotilla.app.ui.monitor;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** What one tab shows. Made once; JavaFX thread only. */
public interface MonitorPage {
    Node node();

    /** Whether it is looked at now. A page that nobody looks at draws nothing and asks for nothing. */
    void shown(boolean isShown);

    /** The keyboard goes to where the keys of this page are; nothing where it has none of its own. */
    default void takeKeys() {}

    /** A key that was pressed on the page and that nothing there has taken; consumed when it means something. */
    default void key(KeyEvent event) {}

    /** The nodes that are ticked for overlay, in the order of the list. Also called before it is first shown. Most pages show every node. */
    default void ticked(List<TickedNode> nodes) {}
}
