/**
 * Reads all configurations of a fleet together and finds what keeps its nodes from hearing one another. One class per kind of
 * mistake, each pure: configurations in, findings with their mends out. Called by the command line and the window.
 */
@NullMarked
package dev.flotilla.app.peers.lens;

import org.jspecify.annotations.NullMarked;
