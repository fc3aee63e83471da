/** Benchmarks with a main of their own, run by {@code installers/bench}: both sides stand here. They end with 1 when a ratio is not kept. */
@NullMarked
package dev.flotilla.node.bench;

import org.jspecify.annotations.NullMarked;
