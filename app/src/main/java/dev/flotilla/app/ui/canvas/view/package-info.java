/**
 * The canvas as a control: mouse, keys, camera, minimap, toolbar. Holds what only the view knows (zoom, hover, ghost);
 * the selection is shared with the tree. JavaFX thread only, but for finding layouts.
 */
@NullMarked
package dev.flotilla.app.ui.canvas.view;

import org.jspecify.annotations.NullMarked;
