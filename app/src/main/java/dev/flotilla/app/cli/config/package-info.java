/**
 * Commands about configurations of nodes. {@code config lens} and {@code config mesh} read and write files where the user stands
 * and contact no host; {@code config push} brings one to a node's container.
 */
@NullMarked
package dev.flotilla.app.cli.config;

import org.jspecify.annotations.NullMarked;
