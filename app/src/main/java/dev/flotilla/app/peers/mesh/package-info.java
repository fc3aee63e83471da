/** Generates configurations for a set of nodes, in the shape that the user chose. Pure. */
@NullMarked
package dev.flotilla.app.peers.mesh;

import org.jspecify.annotations.NullMarked;
