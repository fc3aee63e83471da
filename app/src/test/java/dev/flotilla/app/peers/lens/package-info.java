/** Tests of the lens. */
@NullMarked
package dev.flotilla.app.peers.lens;

import org.jspecify.annotations.NullMarked;
