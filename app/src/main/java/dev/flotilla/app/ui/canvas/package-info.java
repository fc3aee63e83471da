/**
 * The fleet as a map: what is drawn, as values made from fleet and observation alone; pure. {@code layout} places and
 * routes, {@code paint} draws, {@code view} is the canvas with its mouse and keys, {@code tree} is its twin beside it.
 */
@NullMarked
package dev.flotilla.app.ui.canvas;

import org.jspecify.annotations.NullMarked;
