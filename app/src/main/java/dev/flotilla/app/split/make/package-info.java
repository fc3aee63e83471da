/**
 * From a stack, a layout and choices to a split: the ways for each edge, the forwarders, and the file as it would be.
 * Called by the command line and the window; texts in, values out.
 */
@NullMarked
package dev.flotilla.app.split.make;

import org.jspecify.annotations.NullMarked;
