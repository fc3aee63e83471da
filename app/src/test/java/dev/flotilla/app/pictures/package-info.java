/** Fleets to look at, and the tool that renders each screen into {@code app/target/pictures}. */
@NullMarked
package dev.flotilla.app.pictures;

import org.jspecify.annotations.NullMarked;
