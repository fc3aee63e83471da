/**
 * Text to a tree that knows where each of its values stands, for JSON and YAML alike, and the collection of what is
 * wrong with it. Called by {@code stack.read} and its dialects; it knows nothing of stacks and reads no files.
 */
@NullMarked
package dev.flotilla.app.stack.read.tree;

import org.jspecify.annotations.NullMarked;
