/** A door of the planted room. */
@NullMarked
package dev.flotilla.planted.base.door;

import org.jspecify.annotations.NullMarked;
