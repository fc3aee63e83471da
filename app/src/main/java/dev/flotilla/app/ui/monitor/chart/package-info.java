/**
 * Graphs over time on a canvas of our own: one pair of least and greatest per column of pixels, gaps that stay gaps,
 * thresholds as zones, a cursor with its values in the legend. Knows curves and spans, not where figures come from; the
 * pages of the section use it. JavaFX thread only, save for the values.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.chart;

import org.jspecify.annotations.NullMarked;
