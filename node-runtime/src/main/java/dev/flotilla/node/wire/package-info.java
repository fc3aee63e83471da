/**
 * What nodes say to each other, as values and bytes: heartbeats, comms, and the control frames of the commit. No I/O: the
 * server hands bytes in and takes bytes out. Whatever a stranger sends ends as a value here, never as an exception.
 */
@NullMarked
package dev.flotilla.node.wire;

import org.jspecify.annotations.NullMarked;
