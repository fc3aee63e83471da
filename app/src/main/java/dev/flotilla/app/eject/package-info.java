/**
 * A fleet as plain files that work without Flotilla: what an export is made from, and the files that it becomes. Values alone.
 *
 * <p>{@code eject.write} makes the files and {@code eject.read} reads them back, both pure; {@code eject.files} puts them on a
 * disk and {@code eject.gather} collects what they are made from: those two are doors. Called by the command line and the
 * window; nothing here changes a fleet or an engine.
 */
@NullMarked
package dev.flotilla.app.eject;

import org.jspecify.annotations.NullMarked;
