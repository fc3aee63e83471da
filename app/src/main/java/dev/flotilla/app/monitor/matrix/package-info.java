/**
 * The truth matrix: what each node sent to each other against what that one received, by their own reports, and why they
 * differ. Pure: a matrix is made from one {@link dev.flotilla.app.monitor.FleetHealth} by whoever shows it.
 *
 * <p>The monitor's loop feeds {@link dev.flotilla.app.monitor.matrix.ReportWindow}; window and command line read {@link
 * dev.flotilla.app.monitor.matrix.TruthMatrix}. What a side that cannot be asked has counted is unknown here, and is
 * never taken for nothing.
 */
@NullMarked
package dev.flotilla.app.monitor.matrix;

import org.jspecify.annotations.NullMarked;
