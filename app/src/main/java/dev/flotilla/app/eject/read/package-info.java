/**
 * Reads an export back, and makes of other people's texts (lines of {@code docker run}, running compose projects) files that a fleet can
 * hold. Pure: texts in, values or problems with their lines out. {@code eject.gather} and the command line call it.
 */
@NullMarked
package dev.flotilla.app.eject.read;

import org.jspecify.annotations.NullMarked;
