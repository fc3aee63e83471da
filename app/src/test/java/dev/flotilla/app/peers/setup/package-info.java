/** Tests of what follows from a setup. */
@NullMarked
package dev.flotilla.app.peers.setup;

import org.jspecify.annotations.NullMarked;
