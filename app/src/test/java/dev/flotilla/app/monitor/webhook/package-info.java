/** Alarms that are sent to a server which behaves and misbehaves, on loopback. */
@NullMarked
package dev.flotilla.app.monitor.webhook;

import org.jspecify.annotations.NullMarked;
