/** A room that base may not use. */
@NullMarked
package dev.flotilla.planted.stack;

import org.jspecify.annotations.NullMarked;
