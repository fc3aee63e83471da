/**
 * Graphium's JSON-LD in its three dialects: an {@code ItemList}, and a {@code @graph} whose stack {@code hasPart}
 * containers, written with {@code ports} or with {@code containerPort[].portNumber}. Fills drafts from trees; called by
 * {@code stack.read}; reads no files.
 */
@NullMarked
package dev.flotilla.app.stack.read.graphium;

import org.jspecify.annotations.NullMarked;
