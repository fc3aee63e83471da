/**
 * Draws the map on a GraphicsContext at a camera's zoom: ground, regions, cards, edges, overlay, minimap. Keeps no
 * state but caches of fonts, widths and pictures of cards. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.canvas.paint;

import org.jspecify.annotations.NullMarked;
