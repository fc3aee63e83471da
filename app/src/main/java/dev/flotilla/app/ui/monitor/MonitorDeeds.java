package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.base.Problem;

/** What the section asks of the window. Each opens its own dialog or shows its own notice; none blocks. */
public interface MonitorDeeds {
    /** The form of a new node. */
    void addNode();

    /** The form of a new node, filled with what its heartbeats tell. */
    void addHeard(NodeEntry.Stranger heard);

    /** The form of a node that was added by hand; one that a stack brought is shown where it comes from. */
    void changeNode(String name);

    /** Watches it no more. */
    void removeNode(String name);

    /** Looks for what is wrong with it and with what it reaches. */
    void examineNode(String name);

    /** Asks for the port on which heartbeats are heard. */
    void chooseListening();

    void failed(Problem problem);
}
