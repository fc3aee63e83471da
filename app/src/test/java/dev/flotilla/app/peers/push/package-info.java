/** Tests of the push: its decisions by tables, its steps on an engine in memory that fails or dies at each of them. */
@NullMarked
package dev.flotilla.app.peers.push;

import org.jspecify.annotations.NullMarked;
