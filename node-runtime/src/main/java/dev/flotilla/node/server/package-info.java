/**
 * The sockets of a node, on event loops that many nodes share. Everything of one node happens on one loop, so its tables
 * need no lock; a replica that waits for a disk lives on a second loop with all that is its.
 */
@NullMarked
package dev.flotilla.node.server;

import org.jspecify.annotations.NullMarked;
