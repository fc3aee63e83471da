/**
 * Builds, distributes, starts, asks and stops nodes over the engine port. Called by the command line and the window, on
 * threads that may wait; the threads for many hosts at once come in. What fails on one host is told, and the rest is
 * done. It never writes to the fleet.
 */
@NullMarked
package dev.flotilla.app.launch.run;

import org.jspecify.annotations.NullMarked;
