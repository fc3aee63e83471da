/** Wires the export dialog to the rooms that collect and write its files. Called by the window's house alone. */
@NullMarked
package dev.flotilla.app.boot.window.eject;

import org.jspecify.annotations.NullMarked;
