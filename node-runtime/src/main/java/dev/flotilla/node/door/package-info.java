/**
 * A TCP port that lets connections in within limits: what comms, control and HTTP have in common. They say what happens on a connection that was
 * let in; nothing here reads or writes one.
 */
@NullMarked
package dev.flotilla.node.door;

import org.jspecify.annotations.NullMarked;
