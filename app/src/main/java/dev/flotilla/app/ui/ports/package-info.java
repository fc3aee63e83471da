/**
 * Tables over the whole fleet: every published port with its clashes, and all hosts and containers as the twin of the
 * canvas for keyboard and screen reader. Rows are values made from what was seen; used by {@code ui.window}.
 */
@NullMarked
package dev.flotilla.app.ui.ports;

import org.jspecify.annotations.NullMarked;
