/**
 * Opens the editor of stack files: reads, checks and writes them off the JavaFX thread. Called by the window's dialogs of
 * stacks.
 */
@NullMarked
package dev.flotilla.app.boot.window.edit;

import org.jspecify.annotations.NullMarked;
