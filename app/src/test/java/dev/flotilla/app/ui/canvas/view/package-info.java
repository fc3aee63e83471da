/** How the view moves. */
@NullMarked
package dev.flotilla.app.ui.canvas.view;

import org.jspecify.annotations.NullMarked;
