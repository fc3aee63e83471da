/**
 * The export of a fleet or a stack in the window: every file is seen before anything is written. JavaFX thread; what collects and writes
 * the files runs elsewhere, by {@code ExportDeeds}.
 */
@NullMarked
package dev.flotilla.app.ui.eject;

import org.jspecify.annotations.NullMarked;
