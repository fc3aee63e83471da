/** Whose heartbeat it is, and what becomes of those that are nobody's. */
@NullMarked
package dev.flotilla.app.monitor.intake.hear;

import org.jspecify.annotations.NullMarked;
