/**
 * Owns the wished fleet: the store is its only writer, on one thread; readers get immutable values by a signal. Saves
 * through the port {@code FleetRepository}, which persistence implements. Knows no engine and no window.
 */
@NullMarked
package dev.flotilla.app.fleet.store;

import org.jspecify.annotations.NullMarked;
