/**
 * Source texts that people wrote and that we edit: everywhere but at the edit they stay as they were, with their blanks,
 * order, unknown keys and the way numbers are written. Called by configurations of nodes and their forms; it knows nothing of
 * nodes or stacks and reads no files. Pure.
 */
@NullMarked
package dev.flotilla.app.source;

import org.jspecify.annotations.NullMarked;
