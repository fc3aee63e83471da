/**
 * Opens stack files for a split and writes them back: beside and renamed, and only while they say what was read. The one
 * door of this room. Called by the command line and the window.
 */
@NullMarked
package dev.flotilla.app.split.file;

import org.jspecify.annotations.NullMarked;
