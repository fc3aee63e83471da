/** Tests of {@code eject.gather}. */
@NullMarked
package dev.flotilla.app.eject.gather;

import org.jspecify.annotations.NullMarked;
