package dev.flotilla.node.control;

import dev.flotilla.node.wire.ControlFrame;

/** Who gets the frames. Called on the node's event loop; must return at once. */
public interface Receiver {
    /** False when there is no room for it. */
    boolean received(ControlFrame frame);

    /** A frame to that peer could not be sent. */
    void unreachable(String peer);

    /** A line for the node's log. */
    void line(String text);
}
