/**
 * Compose files, in YAML or JSON, and our own {@code x-flotilla} in them. Fills drafts from trees; called by
 * {@code stack.read}; reads files only through the port it is given.
 */
@NullMarked
package dev.flotilla.app.stack.read.compose;

import org.jspecify.annotations.NullMarked;
