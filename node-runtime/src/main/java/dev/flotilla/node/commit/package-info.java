/**
 * How nodes agree on a routing state: two-phase commit as a pure state machine. An input and a moment go in, a new state and a list
 * of outputs come out; no clock, socket or file. {@code commit.log} keeps the records, the server carries the frames.
 */
@NullMarked
package dev.flotilla.node.commit;

import org.jspecify.annotations.NullMarked;
