/**
 * The small languages inside the values of a stack file: sizes, durations, shell words, ports, mounts, env files,
 * {@code ${VARIABLES}}. Called by the dialects; each takes text and gives a value, and reads no files.
 */
@NullMarked
package dev.flotilla.app.stack.read.text;

import org.jspecify.annotations.NullMarked;
