/** Tests of {@code eject.read}. */
@NullMarked
package dev.flotilla.app.eject.read;

import org.jspecify.annotations.NullMarked;
