/**
 * The files that a node's configuration stands on: the configuration itself, keys and tokens with their modes, the state folder with
 * the boot number. Called once at the start. Never keeps what it has read but in the value that it returns.
 */
@NullMarked
package dev.flotilla.node.config.files;

import org.jspecify.annotations.NullMarked;
