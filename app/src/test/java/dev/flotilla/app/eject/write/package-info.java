/** Tests of {@code eject.write}. */
@NullMarked
package dev.flotilla.app.eject.write;

import org.jspecify.annotations.NullMarked;
