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

    /** Asks for a folder of this computer that the node's container binds, shows what would change there, and writes it. */
    void writeTo(NodeSetup setup);

    void submit(FleetEdit edit);
}
