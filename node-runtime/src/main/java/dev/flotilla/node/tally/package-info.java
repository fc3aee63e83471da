/**
 * Counters by reason, for all doors of a node and for its metrics. Pure: it counts and tells, it never logs or resets.
 */
@NullMarked
package dev.flotilla.node.tally;

import org.jspecify.annotations.NullMarked;
