/**
 * Reads all configurations of a fleet together and finds what keeps its nodes from hearing one another. One class per kind of
 * mistake, each pure: configurations in, findings with their mends out. Called by the command line and the window.
 *
 * <p>{@code ConfigReader} is apart from the reader of the node itself: the node refuses a configuration at its first
 * mistake, the lens has to read on and find them all.
 */
@NullMarked
package dev.flotilla.app.peers.lens;

import org.jspecify.annotations.NullMarked;
