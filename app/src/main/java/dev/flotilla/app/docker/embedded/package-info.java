/**
 * Engines inside this process, with no Docker: their containers are whole nodes of node-runtime, on loopback addresses
 * and ports of their own, each with a state folder. What they are is kept in the data folder, so that the process that owns the folder starts the
 * running ones again. Boot makes {@link dev.flotilla.app.docker.embedded.EmbeddedHosts}. It never runs another image.
 */
@NullMarked
package dev.flotilla.app.docker.embedded;

import org.jspecify.annotations.NullMarked;
