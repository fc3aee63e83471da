package dev.flotilla.node.live;

import dev.flotilla.node.wire.ControlFrame;

/** Takes frames to peers. Called on the replica's executor; returns at once, whatever the network does. */
@FunctionalInterface
public interface FrameSender {
    void send(String peer, ControlFrame frame);
}
