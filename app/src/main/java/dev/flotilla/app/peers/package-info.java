/**
 * Configurations of nodes ({@code mosaic.config}) as values: their keys, their peers, where each node stands, and what was
 * found about them. Pure.
 *
 * <p>{@code lens} reads a configuration, and all of a fleet's together; {@code mesh} generates them. Both are pure too; neither
 * reads or writes a file.
 */
@NullMarked
package dev.flotilla.app.peers;

import org.jspecify.annotations.NullMarked;
