/**
 * The split assistant: every edge that breaks when services part, what may be done about each, and what that changes.
 * Shown by {@code boot.window} before a move is kept; writes nothing itself.
 */
@NullMarked
package dev.flotilla.app.ui.split;

import org.jspecify.annotations.NullMarked;
