package dev.flotilla.node;

/** What a node tells while it runs. Called on its event loop; must not block. */
public interface NodeListener {
    /** A line of its log. */
    void line(String text);

    /** Once per period, after its heartbeats left and its tables were looked through. */
    void ticked();
}
