package dev.flotilla.node;

/** What a node tells while it starts and runs. Must not block. */
public interface NodeListener {
    /**
     * A line of its log. Comes from the thread that starts the node, from its event loop and from its replica's thread, also at the same time:
     * whoever implements this has to be safe for many threads.
     */
    void line(String text);

    /** On the event loop, once per period, after its heartbeats left and its tables were looked through. */
    void ticked();
}
