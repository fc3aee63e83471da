/**
 * The command palette: a list of entries from those who offer them, found by a few letters in order, run by Enter.
 */
@NullMarked
package dev.flotilla.app.ui.kit.palette;

import org.jspecify.annotations.NullMarked;
