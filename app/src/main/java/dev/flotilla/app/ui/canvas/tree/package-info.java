/**
 * The side tree: the canvas's twin for keyboard and screen reader, with the same selection, order and actions, a filter
 * on top and the palette of new hosts at the foot. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.canvas.tree;

import org.jspecify.annotations.NullMarked;
