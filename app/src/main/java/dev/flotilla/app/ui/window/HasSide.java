package dev.flotilla.app.ui.window;

import java.util.List;
import javafx.scene.Node;

/** A section with a side panel of its own. */
public interface HasSide {
    /** In a narrow window the side panel is closed until it is asked for, and there is a button for it. */
    void offerSide(boolean narrow);

    /** Shows or hides it. */
    void toggleSide();

    /** The focus goes into its filter; shows the panel when it is hidden. */
    void focusFilter();

    /** Its parts that F6 goes through, those that are there now, in reading order. */
    List<Node> parts();

    /** The user came to the section: the keyboard goes to where its keys are, if it has any of its own. */
    default void entered() {}
}
