/** A pure room that is none. */
@NullMarked
package dev.flotilla.planted.base;

import org.jspecify.annotations.NullMarked;
