/**
 * The pages Heartbeats and Resources: stacked graphs of the ticked nodes, live or of any span of the last day, the day as
 * an overview, and their export. They ask {@link dev.flotilla.app.monitor.Monitoring} for slices off the JavaFX thread,
 * ten times a second at most and only while they are looked at.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.heartbeats;

import org.jspecify.annotations.NullMarked;
