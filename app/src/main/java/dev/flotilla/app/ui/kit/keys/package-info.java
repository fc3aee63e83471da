/**
 * Keyboard shortcuts: one registry from which they work, are shown in the cheat sheet and in the command palette.
 */
@NullMarked
package dev.flotilla.app.ui.kit.keys;

import org.jspecify.annotations.NullMarked;
