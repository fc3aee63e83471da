package dev.flotilla.app.eject;

import dev.flotilla.app.peers.NetworkMode;
import java.util.Optional;

/**
 * The configuration of one node, and where the node stands.
 *
 * @param name unique; it becomes the name of a folder and of a container
 * @param text of its {@code mosaic.config}, byte for byte
 * @param address under which other machines reach it; empty when nobody knows
 * @param ours whether it is a node of ours: its image runs without a terminal, and keeps things in volumes
 */
public record NodeSource(
        String name, String text, Optional<String> address, NetworkMode mode, String image, boolean ours) {
    public static final String OUR_IMAGE = "flotilla-node";
    public static final String MOSAIC_IMAGE = "mosaic-python:latest";
}
