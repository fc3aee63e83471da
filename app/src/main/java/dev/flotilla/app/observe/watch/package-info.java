/**
 * Watches what really runs: one thread per host that lists, then follows events. Boot starts the one {@link
 * dev.flotilla.app.observe.watch.FleetWatcher}; everybody reads its signal. It never changes anything on an engine.
 */
@NullMarked
package dev.flotilla.app.observe.watch;

import org.jspecify.annotations.NullMarked;
