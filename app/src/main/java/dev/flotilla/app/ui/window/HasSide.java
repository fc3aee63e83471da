package dev.flotilla.app.ui.window;

/** A section with a side panel of its own. */
public interface HasSide {
    /** In a narrow window the side panel is closed until it is asked for, and there is a button for it. */
    void offerSide(boolean narrow);

    /** Shows or hides it. */
    void toggleSide();

    /** The focus goes into its filter; shows the panel when it is hidden. */
    void focusFilter();
}
