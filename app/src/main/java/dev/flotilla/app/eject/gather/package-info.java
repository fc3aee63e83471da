/**
 * The door that collects what an export is made from: stack files from the disk, and what the engines say of their hosts, as far as they
 * answer. Changes nothing. Called on a thread that may wait (about 12 s at most), never the JavaFX one.
 */
@NullMarked
package dev.flotilla.app.eject.gather;

import org.jspecify.annotations.NullMarked;
