/** Benchmarks with a main of their own, run by {@code installers/bench}. They print times and never fail on them. */
@NullMarked
package dev.flotilla.app.bench;

import org.jspecify.annotations.NullMarked;
