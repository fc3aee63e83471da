/** Where things are painted. */
@NullMarked
package dev.flotilla.app.ui.canvas.paint;

import org.jspecify.annotations.NullMarked;
