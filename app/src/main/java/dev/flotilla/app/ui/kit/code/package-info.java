/**
 * The editor of texts that people write by hand: colours, line numbers, words that are proposed, mistakes at their line, find.
 * Used by every room that shows such a text. What the pieces of a line are and which words are proposed it is told; it checks and
 * saves nothing, and its undo is that of the room.
 */
@NullMarked
package dev.flotilla.app.ui.kit.code;

import org.jspecify.annotations.NullMarked;
