/**
 * A node as a process of its own: command line, wiring, threads, signals, the terminal. Nothing else calls it; it never holds what a node
 * does, only when it begins and ends.
 */
@NullMarked
package dev.flotilla.node.boot;

import org.jspecify.annotations.NullMarked;
