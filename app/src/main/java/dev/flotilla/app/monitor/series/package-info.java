/**
 * Figures over time: what was just measured lies raw in rings, what is older as roll-ups (least, mean, greatest, count)
 * of ten seconds or a minute, which an archive keeps. Everything here has a bound: rings, series, what waits to be
 * written. A gap stays a gap: nothing is filled in.
 *
 * <p>The monitor's loop is the only writer of {@link SeriesBook}; {@link MetricHistory} joins it with a
 * {@link MetricArchive} and is what readers ask. Pure: no clock, no thread, no disk; times are given.
 */
@NullMarked
package dev.flotilla.app.monitor.series;

import org.jspecify.annotations.NullMarked;
