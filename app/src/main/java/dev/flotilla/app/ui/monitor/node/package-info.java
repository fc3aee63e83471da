/**
 * The forms of the monitor: a node that is watched, the port on which heartbeats are heard. Check what is typed and
 * hand on a value; they neither save nor ask anything themselves. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.node;

import org.jspecify.annotations.NullMarked;
