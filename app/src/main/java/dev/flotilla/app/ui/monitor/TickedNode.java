package dev.flotilla.app.ui.monitor;

/**
 * A node that is laid over others in a graph.
 *
 * @param name as it is watched
 * @param mark the same on every graph for as long as the window is open
 */
public record TickedNode(String name, NodeMark mark) {}
