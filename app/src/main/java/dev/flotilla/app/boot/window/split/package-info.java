/**
 * Offers the split assistant where a move would part services that use each other by name, and carries its answer out:
 * the file first, then the move; both can be taken back together. Called by {@code boot.window}.
 */
@NullMarked
package dev.flotilla.app.boot.window.split;

import org.jspecify.annotations.NullMarked;
