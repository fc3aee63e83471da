/**
 * Commands about configurations of nodes: {@code config lens}, {@code config mesh}. They read and write files where the user
 * stands and contact no host.
 */
@NullMarked
package dev.flotilla.app.cli.config;

import org.jspecify.annotations.NullMarked;
