/** Who was sent a heartbeat and who was heard: tables without I/O; time comes in as an argument. One thread owns each. */
@NullMarked
package dev.flotilla.node.beat;

import org.jspecify.annotations.NullMarked;
