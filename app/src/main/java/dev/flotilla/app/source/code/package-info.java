/**
 * Texts as an editor shows them while they are typed in, whole or broken: what each piece of a line is, where in the tree the
 * caret stands, and how lines end. Called by the window's code editor and by what proposes words for it; it builds no tree, knows
 * no control and reads no files. Pure.
 */
@NullMarked
package dev.flotilla.app.source.code;

import org.jspecify.annotations.NullMarked;
