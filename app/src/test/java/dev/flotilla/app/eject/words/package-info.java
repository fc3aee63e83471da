/** Tests of {@code eject.words}. */
@NullMarked
package dev.flotilla.app.eject.words;

import org.jspecify.annotations.NullMarked;
