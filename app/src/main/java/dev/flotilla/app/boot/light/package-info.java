/**
 * First light: the main job of the program, done by itself in its own window, so that a machine without a display can
 * show that all is well. Called by boot alone, on a thread of its own; presses the buttons that a person would press.
 */
@NullMarked
package dev.flotilla.app.boot.light;

import org.jspecify.annotations.NullMarked;
