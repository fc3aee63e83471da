/**
 * Reads the nodes that configuration files name: a {@code mosaic.config} with its peers, and the environment of the
 * canary system. Pure: text in, nodes out. The command line calls it; it adds nothing to a fleet.
 */
@NullMarked
package dev.flotilla.app.monitor.config;

import org.jspecify.annotations.NullMarked;
