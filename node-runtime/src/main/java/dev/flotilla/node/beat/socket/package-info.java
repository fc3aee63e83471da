/**
 * The UDP socket that heartbeats leave from and come in by, on the node's event loop. Called by {@code server}. Never waits for a name
 * server or a disk on that loop.
 */
@NullMarked
package dev.flotilla.node.beat.socket;

import org.jspecify.annotations.NullMarked;
