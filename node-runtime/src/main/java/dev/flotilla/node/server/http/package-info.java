/**
 * HTTP of a node: predictions, what it serves, how it is, its metrics, and the one command. Everything of a node happens on its event
 * loop. It decides nothing: what to route by it is told, what an order leads to it asks the replica.
 */
@NullMarked
package dev.flotilla.node.server.http;

import org.jspecify.annotations.NullMarked;
