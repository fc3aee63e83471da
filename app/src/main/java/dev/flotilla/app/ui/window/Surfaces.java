package dev.flotilla.app.ui.window;

import javafx.scene.Node;

/**
 * What the other rooms put into the window, each made once.
 *
 * @param firstRun stands in the centre while the fleet is empty
 * @param ports the table beside the canvas
 * @param stacks the whole section
 * @param monitor the whole section
 * @param history the whole section
 * @param nodes the whole section
 * @param inspector shows what is selected
 * @param activity the panel under the centre
 */
public record Surfaces(
        Node firstRun,
        Node ports,
        Node stacks,
        Node monitor,
        Node history,
        Node nodes,
        Node inspector,
        Node activity) {}
