/**
 * Configurations as files: read with a bound, written beside and renamed. A door; called by the command line and the window. Knows no
 * host.
 */
@NullMarked
package dev.flotilla.app.peers.files;

import org.jspecify.annotations.NullMarked;
