/**
 * Follows what engines tell of the nodes they run: which containers are nodes and with which settings, how they ended,
 * what they use. One inspection per change of a node's container, one stream of loads per running one; no other
 * container is touched. Boot makes it; the monitor's loop and the window read its signals.
 */
@NullMarked
package dev.flotilla.app.monitor.engines;

import org.jspecify.annotations.NullMarked;
