/**
 * What really runs: one immutable value per host with its age. Pure; {@code observe.watch} lists and follows events.
 */
@NullMarked
package dev.flotilla.app.observe;

import org.jspecify.annotations.NullMarked;
