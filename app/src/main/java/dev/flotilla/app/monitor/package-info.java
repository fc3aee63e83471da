/**
 * What the monitor knows, as values: the nodes it watches, the signs of life that came in, how each node and each pair
 * of nodes does, alarms, figures over time. Pure: nothing here listens, asks, waits or reads a clock.
 *
 * <p>{@code detect} judges silence, {@code matrix} compares what was sent with what was received, {@code alarm} decides
 * what is worth a word, {@code series} keeps figures over time: all pure as well. {@code intake} listens and asks, and
 * its loop is the only writer of all of it. {@code engines} follows what engines tell of the nodes they run, {@code config}
 * reads the nodes that files name, {@code scrape} and {@code webhook} tell other tools. The command line and the window
 * read {@link Monitoring}.
 */
@NullMarked
package dev.flotilla.app.monitor;

import org.jspecify.annotations.NullMarked;
