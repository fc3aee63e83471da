/**
 * Judges silence: one immutable value per watched node, and pure functions that take a sign or a moment. Called by the
 * monitor's loop alone; asks nobody itself but says whom to ask and for how long. Never reads a clock: all times are
 * nanoseconds of the monotonic clock, given by the caller.
 */
@NullMarked
package dev.flotilla.app.monitor.detect;

import org.jspecify.annotations.NullMarked;
