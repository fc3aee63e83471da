/**
 * Where the monitor meets the world: one loop, the only writer of what it knows, takes in what the listener heard and
 * what the asker was answered, lets {@code detect} judge, and publishes. Made and started by boot; the window, the command
 * line and the scrape page read it as {@link dev.flotilla.app.monitor.Monitoring}. It never decides by itself whether a
 * node lives.
 */
@NullMarked
package dev.flotilla.app.monitor.intake;

import org.jspecify.annotations.NullMarked;
