/**
 * The same work for many at once, each within a limit. Called by the doors that ask many engines or nodes; the threads come in, and
 * what the work is, is theirs to know.
 */
@NullMarked
package dev.flotilla.app.base.together;

import org.jspecify.annotations.NullMarked;
