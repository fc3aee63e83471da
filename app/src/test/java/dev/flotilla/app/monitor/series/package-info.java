/** Figures over time: rings, roll-ups, what is kept when nothing can be kept. */
@NullMarked
package dev.flotilla.app.monitor.series;

import org.jspecify.annotations.NullMarked;
