package dev.flotilla.app.ui.peers;

import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.NodeSetup;

/** What the section asks for. Each opens its own dialog, or tells what came of it. */
public interface PeersDeeds {
    void addNode();

    /** Asks for files; each becomes a node. */
    void importFiles();

    void generateMesh();

    void canaryNodes();

    /** Shows what would change on the node's host, and pushes when it is confirmed. */
    void push(NodeSetup setup);

    void submit(FleetEdit edit);
}
