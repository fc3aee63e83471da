/**
 * A node: it beats, listens and answers. This package is its public face: the application starts nodes in its own process
 * through {@link dev.flotilla.node.Node}, {@code boot} starts one per process. It never starts threads but those of the
 * event loops it is given.
 */
@NullMarked
package dev.flotilla.node;

import org.jspecify.annotations.NullMarked;
