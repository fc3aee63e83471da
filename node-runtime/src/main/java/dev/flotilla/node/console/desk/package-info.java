/**
 * Answers the console's commands for a running node: tables, pings of many nodes at once, and what the operator asks of the agreement. Called by
 * {@code server}; answers come as stages, nothing here waits.
 */
@NullMarked
package dev.flotilla.node.console.desk;

import org.jspecify.annotations.NullMarked;
