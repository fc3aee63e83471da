/** Wires the tables of the fleet section. Called by the window's house alone. */
@NullMarked
package dev.flotilla.app.boot.window.tables;

import org.jspecify.annotations.NullMarked;
