/**
 * A stack while it is being read: services that are filled key by key, then checked as a whole and turned into values.
 * Called by the dialects, which do the filling, and by {@code stack.read}; reads no files.
 */
@NullMarked
package dev.flotilla.app.stack.read.draft;

import org.jspecify.annotations.NullMarked;
