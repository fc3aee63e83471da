/** A person's way through the real window, with mouse and keys. */
@NullMarked
package dev.flotilla.app.journey;

import org.jspecify.annotations.NullMarked;
