package dev.flotilla.app.eject;

import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NetworkMode;
import java.util.Optional;

/**
 * The configuration of one node, and where the node stands.
 *
 * @param name unique; it becomes the name of a folder and of a container
 * @param text of its {@code mosaic.config}, byte for byte; empty for one that its environment configures alone
 * @param address under which other machines reach it; empty when nobody knows
 * @param ours whether it is a node of ours: its image runs without a terminal, and keeps things in volumes
 * @param setup how the fleet wishes its container, where it does
 */
public record NodeSource(
        String name,
        String text,
        Optional<String> address,
        NetworkMode mode,
        String image,
        boolean ours,
        Optional<NodeSetup> setup) {
    public static final String OUR_IMAGE = NodeSetup.USUAL_IMAGE;
    public static final String MOSAIC_IMAGE = "mosaic-python:latest";

    /** Of a configuration by itself. */
    public NodeSource(
            String name, String text, Optional<String> address, NetworkMode mode, String image, boolean ours) {
        this(name, text, address, mode, image, ours, Optional.empty());
    }

    /** @param address where others reach it */
    public static NodeSource of(NodeSetup setup, Optional<String> address) {
        return new NodeSource(
                setup.name(),
                setup.config().orElse(""),
                address,
                setup.network() == NodeSetup.Network.HOST ? NetworkMode.HOST : NetworkMode.BRIDGE,
                setup.image(),
                setup.isOurs(),
                Optional.of(setup));
    }
}
