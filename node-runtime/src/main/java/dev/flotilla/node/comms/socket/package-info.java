/**
 * The comms port and the client that pings other nodes' comms ports, on the node's event loop. Called by {@code server}. Slow, silent and
 * greedy clients are dropped and counted; nothing here waits.
 */
@NullMarked
package dev.flotilla.node.comms.socket;

import org.jspecify.annotations.NullMarked;
