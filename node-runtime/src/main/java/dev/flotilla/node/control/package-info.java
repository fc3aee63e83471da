/**
 * Control frames on TCP: connections that peers open to this node, and one that this node keeps open to each peer. It knows bytes,
 * addresses, seals and limits; what a frame means is the replica's matter. Everything happens on one event loop, the replica's, and nothing
 * here waits.
 */
@NullMarked
package dev.flotilla.node.control;

import org.jspecify.annotations.NullMarked;
