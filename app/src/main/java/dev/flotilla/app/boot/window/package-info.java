/**
 * Wires the window: gives each surface the rooms it needs and turns what its buttons ask into calls of them, off the
 * JavaFX thread. Holds no state but the works under way.
 */
@NullMarked
package dev.flotilla.app.boot.window;

import org.jspecify.annotations.NullMarked;
