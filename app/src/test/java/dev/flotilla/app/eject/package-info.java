/** Fleets by chance for the tests of exports. */
@NullMarked
package dev.flotilla.app.eject;

import org.jspecify.annotations.NullMarked;
